import 'server-only';
import type pg from 'pg';
import { type Context } from '@/lib/schemas/context';
import { pruneHistory } from './prune-history';
import { nextAt } from './segment-schedule';
import { scheduleOf } from './segment-view';
import { withRuleQuery } from './rule-query';

/** Seconds that finding the members may take. */
const PATIENCE = 900;

/** A query that gives the ids of who belongs to a segment now, each once. */
interface Membership {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** The version of the segment that the query was made of, where it was. */
  readonly version?: number;
}

export interface RefreshResult {
  readonly refreshId: number;
  readonly size: number;
  readonly entered: number;
  readonly left: number;
}

const leaveSql = `
WITH gone AS (DELETE FROM "SegmentMember" m WHERE m."segmentId" = $1::uuid AND NOT EXISTS (SELECT 1 FROM segment_now n WHERE n.id = m."customerId") RETURNING m."customerId")
INSERT INTO "SegmentChange" ("segmentId", "refreshId", "customerId", "hasEntered", "at") SELECT $1::uuid, $2, "customerId", false, now() FROM gone`;

const enterSql = `
WITH come AS (INSERT INTO "SegmentMember" ("segmentId", "customerId", "enteredAt") SELECT $1::uuid, n.id, now() FROM segment_now n ON CONFLICT DO NOTHING RETURNING "customerId")
INSERT INTO "SegmentChange" ("segmentId", "refreshId", "customerId", "hasEntered", "at") SELECT $1::uuid, $2, "customerId", true, now() FROM come`;

async function replace(
  client: pg.PoolClient,
  shopId: number,
  segmentId: string,
  membership: Membership,
): Promise<RefreshResult | null> {
  // One refresh of a segment at a time.
  const locked = await client.query<{ version: number; schedule: string; dataVersion: number }>(
    `SELECT s."version", s."schedule", shop."dataVersion" FROM "Segment" s JOIN "Shop" shop ON shop."id" = s."shopId"
     WHERE s."id" = $1::uuid AND s."shopId" = $2 FOR UPDATE OF s`,
    [segmentId, shopId],
  );
  const { version = 1, schedule = 'manual', dataVersion = 0 } = locked.rows[0] ?? {};
  const { sql, params } = membership;
  if (membership.version !== undefined && membership.version !== version) return null;
  await client.query('CREATE TEMP TABLE segment_now (id int4 PRIMARY KEY) ON COMMIT DROP');
  const { rowCount } = await client.query(
    `INSERT INTO segment_now SELECT m."customerId" FROM (${sql}) m WHERE EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = m."customerId" AND c."shopId" = ${Number(shopId)})`,
    [...params],
  );
  await client.query('ANALYZE segment_now');
  const size = rowCount ?? 0;
  const refresh = await client.query<{ id: number }>(
    `INSERT INTO "SegmentRefresh" ("segmentId", "version", "size", "entered", "left") VALUES ($1::uuid, $2, $3, 0, 0) RETURNING "id"`,
    [segmentId, version, size],
  );
  const refreshId = refresh.rows[0]?.id ?? 0;
  const left = (await client.query(leaveSql, [segmentId, refreshId])).rowCount ?? 0;
  const entered = (await client.query(enterSql, [segmentId, refreshId])).rowCount ?? 0;
  await client.query('UPDATE "SegmentRefresh" SET "entered" = $2, "left" = $3 WHERE "id" = $1', [
    refreshId,
    entered,
    left,
  ]);
  await client.query(
    `UPDATE "Segment" SET "size" = $2, "refreshedAt" = now(), "dataVersion" = $3, "nextAt" = $4 WHERE "id" = $1::uuid`,
    [segmentId, size, dataVersion, nextAt(scheduleOf(schedule))],
  );
  await pruneHistory(client, segmentId);
  return { refreshId, size, entered, left };
}

/**
 * Makes the members those that a query gives, and writes down who came and who went. Who stays keeps the day of entering.
 * Everything is one transaction: readers see the members before or after.
 * @returns null where the segment has another version by now
 */
export function replaceMembers(
  { shop }: Context,
  segmentId: string,
  membership: Membership,
  signal?: AbortSignal,
): Promise<RefreshResult | null> {
  return withRuleQuery({ signal, seconds: PATIENCE, isReadOnly: false }, (client) =>
    replace(client, shop.id, segmentId, membership),
  );
}
