import 'server-only';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type ListReport, type UploadListInput } from '@/lib/schemas/segment';
import { readPieces } from '@/lib/services/imports/read-pieces';
import { findSegment } from './find-segment';
import { type ListLine, readList } from './read-list';
import { replaceMembers } from './replace-members';
import { saveSegment } from './save-segment';
import { queueDeliveries } from './webhooks/queue-deliveries';

/** Lines looked up at a time. */
const BATCH = 20_000;
const UNKNOWN_SHOWN = 100;
const MOST_LINES = 5_000_000;

/** Which customer each value names: an id of the shop, else an e-mail whatever its capitals. */
const lookUpSql = `
SELECT v.place::int4 AS place, coalesce(byId."id", byMail."id") AS id
FROM unnest($2::text[]) WITH ORDINALITY v(value, place)
LEFT JOIN "Customer" byId ON byId."shopId" = $1 AND byId."externalId" = v.value
LEFT JOIN (SELECT lower("email") AS email, min("id") AS id FROM "Customer" WHERE "shopId" = $1 AND "email" IS NOT NULL
  AND lower("email") = ANY(SELECT lower(x) FROM unnest($2::text[]) x) GROUP BY 1) byMail ON byMail.email = lower(v.value)
WHERE byId."id" IS NOT NULL OR byMail."id" IS NOT NULL`;

/** Lines of a list as customers. */
class Members {
  readonly ids = new Set<number>();
  lines = 0;
  #repeated = 0;
  #unknown = 0;
  readonly #unknownLines: ListLine[] = [];

  constructor(readonly shopId: number) {}

  async add(lines: readonly ListLine[]): Promise<void> {
    const { pool } = await database();
    const { rows } = await pool.query<{ place: number; id: number }>(lookUpSql, [
      this.shopId,
      lines.map(({ value }) => value),
    ]);
    const found = new Map(rows.map(({ place, id }) => [place - 1, id]));
    this.lines += lines.length;
    lines.forEach((line, at) => {
      const id = found.get(at);
      if (id === undefined) {
        this.#unknown++;
        if (this.#unknownLines.length < UNKNOWN_SHOWN) this.#unknownLines.push(line);
      } else if (this.ids.has(id)) this.#repeated++;
      else this.ids.add(id);
    });
  }

  report(segmentId: string): ListReport {
    return {
      segmentId,
      lines: this.lines,
      members: this.ids.size,
      repeated: this.#repeated,
      unknown: this.#unknown,
      unknownLines: this.#unknownLines,
    };
  }
}

async function membersOf(shopId: number, file: ReadableStream<Uint8Array>): Promise<Members> {
  const members = new Members(shopId);
  let waiting: ListLine[] = [];
  for await (const lines of readList(readPieces(file))) {
    waiting.push(...lines);
    if (members.lines + waiting.length > MOST_LINES)
      throw new AppError('too-large', `A list may have ${MOST_LINES.toLocaleString('en')} lines.`);
    for (; waiting.length >= BATCH; waiting = waiting.slice(BATCH))
      await members.add(waiting.slice(0, BATCH));
  }
  if (waiting.length > 0) await members.add(waiting);
  if (members.lines === 0) throw saidError('unreadable-file', 'listEmpty');
  if (members.ids.size === 0)
    throw new AppError(
      'unreadable-file',
      `None of the ${members.lines} lines is an id or e-mail of a customer of this shop. The first says "${members.report('').unknownLines[0]?.value.slice(0, 80) ?? ''}".`,
    );
  return members;
}

/** Makes a list of the customers whom a CSV names, or gives such a list other members. */
export async function uploadList(
  context: Context,
  { name, description, segmentId }: UploadListInput,
  file: ReadableStream<Uint8Array> | null,
): Promise<ListReport> {
  if (!file) throw saidError('invalid-input', 'noFile');
  const known = segmentId === undefined ? null : await findSegment(context, segmentId);
  if (known && known.kind !== 'list') throw saidError('invalid-input', 'notAList');
  if (!known && name === undefined) throw saidError('invalid-input', 'listName');
  const members = await membersOf(context.shop.id, file);
  const id =
    known?.id ??
    (await saveSegment(context, {
      name: name ?? '',
      description,
      kind: 'list',
      rule: null,
      schedule: 'manual',
    }));
  const result = await replaceMembers(context, id, {
    sql: 'SELECT unnest($1::int4[]) AS "customerId"',
    params: [[...members.ids]],
  });
  if (result) await queueDeliveries(context, id, result.refreshId);
  return members.report(id);
}
