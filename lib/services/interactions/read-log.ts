import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { database } from '@/lib/db';
import { type EventLog, eventKinds } from '@/lib/ml/interactions';
import { readBinaryRows } from './read-binary-rows';

/** Interactions read at a time: the embedded database works on the server's own thread, and pages wait meanwhile. */
const PIECE = 10_000;

const kindCode = `CASE i."kind" ${eventKinds.map((kind, code) => `WHEN '${kind}' THEN ${code}`).join(' ')} END`;

/** Ranges of customer ids, each with about PIECE interactions: [first, last]. */
async function pieces(shopId: number): Promise<[number, number][]> {
  const { pool } = await database();
  const { rows } = await pool.query<{ first: number; last: number }>(
    `SELECT min("id") AS first, max("id") AS last FROM (
       SELECT "id", sum("interactionCount" + 1) OVER (ORDER BY "id") / $2 AS piece FROM "Customer" WHERE "shopId" = $1) t
     GROUP BY piece ORDER BY 1`,
    [shopId, PIECE],
  );
  return rows.map(({ first, last }) => [first, last]);
}

/** All interactions of a shop, by customer, time and key. */
export async function readLog(
  shopId: number,
  customerIds: Int32Array,
  productIds: Int32Array,
): Promise<EventLog> {
  const { copyOut } = await database();
  const indexOf = (ids: Int32Array) => new Map(Array.from(ids, (id, index) => [id, index]));
  const [customerIndex, productIndex] = [indexOf(customerIds), indexOf(productIds)];
  const customerOf: number[] = [];
  const itemOf: number[] = [];
  const kindOf: number[] = [];
  const values: number[] = [];
  const times: number[] = [];
  for (const [first, last] of await pieces(shopId)) {
    const bytes = await copyOut(
      `SELECT i."customerId", i."productId", ${kindCode}::int4, i."value"::float8, (extract(epoch FROM i."time") * 1000)::float8
       FROM "Interaction" i WHERE i."customerId" BETWEEN ${Number(first)} AND ${Number(last)} AND i."shopId" = ${Number(shopId)}
       ORDER BY i."customerId", i."time", i."key"`,
    );
    readBinaryRows(bytes, (read) => {
      const customer = customerIndex.get(read(0, 'int4') ?? -1);
      const item = productIndex.get(read(1, 'int4') ?? -1);
      if (customer === undefined || item === undefined) return;
      customerOf.push(customer);
      itemOf.push(item);
      kindOf.push(read(2, 'int4') ?? 0);
      values.push(read(3, 'float8') ?? Number.NaN);
      times.push(read(4, 'float8') ?? Number.NaN);
    });
    await setImmediate();
  }
  return {
    customers: customerIds.length,
    items: productIds.length,
    customerOf: Int32Array.from(customerOf),
    itemOf: Int32Array.from(itemOf),
    kindOf: Uint8Array.from(kindOf),
    values: Float32Array.from(values),
    times: Float64Array.from(times),
  };
}
