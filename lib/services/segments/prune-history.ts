import 'server-only';
import type pg from 'pg';
import { CHANGE_DAYS, REFRESHES_KEPT } from '@/lib/schemas/history-limits';

const changesSql = `DELETE FROM "SegmentChange" WHERE "segmentId" = $1::uuid AND "at" < now() - $2 * interval '1 day'`;

const refreshesSql = `
DELETE FROM "SegmentRefresh" WHERE "segmentId" = $1::uuid AND "at" < now() - $2 * interval '1 day'
AND "id" NOT IN (SELECT "id" FROM "SegmentRefresh" WHERE "segmentId" = $1::uuid ORDER BY "at" DESC, "id" DESC LIMIT ${REFRESHES_KEPT})`;

/** Forgets what of a segment's history is past its time, so that a segment that is refreshed every hour stays of one size. */
export async function pruneHistory(client: pg.PoolClient, segmentId: string): Promise<void> {
  await client.query(changesSql, [segmentId, CHANGE_DAYS]);
  await client.query(refreshesSql, [segmentId, CHANGE_DAYS]);
}
