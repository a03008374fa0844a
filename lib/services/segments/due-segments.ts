import 'server-only';

/** Makes every scheduled segment of a shop due: its data or its customers' features have changed. */
export async function dueSegments(
  client: { query: (sql: string, params: unknown[]) => Promise<unknown> },
  shopId: number,
): Promise<void> {
  await client.query(
    `UPDATE "Segment" SET "nextAt" = now() WHERE "shopId" = $1 AND "schedule" <> 'manual' AND "archivedAt" IS NULL`,
    [shopId],
  );
}
