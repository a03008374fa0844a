import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { segmentUses } from './segment-uses';

const scheduled = `"schedule" <> 'manual' AND "archivedAt" IS NULL`;

/** Makes every scheduled segment of a shop due: its data or its customers' features have changed. */
export async function dueSegments(
  client: { query: (sql: string, params: unknown[]) => Promise<unknown> },
  shopId: number,
): Promise<void> {
  await client.query(`UPDATE "Segment" SET "nextAt" = now() WHERE "shopId" = $1 AND ${scheduled}`, [shopId]);
}

/** Makes due the scheduled segments that use one whose rule has changed, also by way of others. */
export async function dueUsers(context: Context, segmentId: string): Promise<void> {
  const users = new Set<string>();
  for (let reached = [segmentId]; reached.length > 0;) {
    const next: string[] = [];
    for (const id of reached)
      for (const user of (await segmentUses(context, id)).segments)
        if (!users.has(user.id)) {
          users.add(user.id);
          next.push(user.id);
        }
    reached = next;
  }
  const { pool } = await database();
  await pool.query(`UPDATE "Segment" SET "nextAt" = now() WHERE "id" = ANY($1::uuid[]) AND ${scheduled}`, [
    [...users],
  ]);
}
