import 'server-only';
import { database } from '@/lib/db';
import { BOM, csvLine } from '@/lib/exports/csv';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';

const PAGE = 2000;

/** A member as files hold it. */
interface Member {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly interactions: number;
  readonly purchases: number;
  readonly spend: number;
  readonly lastSeen: string | null;
  readonly enteredAt: string;
}

const columns = [
  'id',
  'name',
  'email',
  'country',
  'city',
  'interactions',
  'purchases',
  'spend',
  'lastSeen',
  'enteredAt',
] as const satisfies readonly (keyof Member)[];

interface Row extends Omit<Member, 'lastSeen' | 'enteredAt'> {
  readonly key: number;
  readonly lastSeen: Date | null;
  readonly enteredAt: Date;
}

/** The members of a segment, a page at a time, in the order of their ids in the studio. */
async function* memberPages(segmentId: string): AsyncGenerator<Member[]> {
  const { pool } = await database();
  for (let after = 0; ;) {
    const { rows } = await pool.query<Row>(
      `SELECT c."id" AS key, c."externalId" AS id, c."name", c."email", c."country", c."city", c."interactionCount" AS interactions,
         c."purchaseCount" AS purchases, c."spend", c."lastSeen", m."enteredAt"
       FROM "SegmentMember" m JOIN "Customer" c ON c."id" = m."customerId" WHERE m."segmentId" = $1::uuid AND m."customerId" > $2
       ORDER BY m."customerId" LIMIT ${PAGE}`,
      [segmentId, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
    yield rows.map(({ key: _key, lastSeen, enteredAt, ...row }) => ({
      ...row,
      lastSeen: lastSeen?.toISOString() ?? null,
      enteredAt: enteredAt.toISOString(),
    }));
  }
}

/** A segment's members as CSV, piece by piece: UTF-8 with its mark, no cell that a spreadsheet would run as a formula. */
export async function* exportSegmentCsv(context: Context, { segmentId }: OneSegment): AsyncGenerator<string> {
  const { id } = await findSegment(context, segmentId);
  yield BOM + csvLine(columns);
  for await (const members of memberPages(id))
    yield members.map((member) => csvLine(columns.map((column) => member[column]))).join('');
}

/** A segment with its members as JSON, piece by piece. */
export async function* exportSegmentJson(
  context: Context,
  { segmentId }: OneSegment,
): AsyncGenerator<string> {
  const { id, name, kind, version, size, refreshedAt, rule } = await findSegment(context, segmentId);
  const head = { id, name, kind, version, size, refreshedAt, rule };
  yield `{"segment":${JSON.stringify(head)},"customers":[`;
  let isFirst = true;
  for await (const members of memberPages(id)) {
    yield (isFirst ? '' : ',') + members.map((member) => JSON.stringify(member)).join(',\n');
    isFirst = false;
  }
  yield ']}\n';
}
