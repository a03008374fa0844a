import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { database } from '@/lib/db';
import { type BehaviourLog } from '@/lib/ml/behaviour/behaviour-log';
import { eventKinds } from '@/lib/ml/interactions';
import { type Context } from '@/lib/schemas/context';
import { orderOf } from '@/lib/services/features/feature-definitions';
import { readBinaryRows } from '@/lib/services/interactions/read-binary-rows';

/** Customers read at a time: the embedded database works on the server's own thread, and pages wait meanwhile. */
const PIECE = 1000;

const kindCode = `CASE i."kind" ${eventKinds.map((kind, code) => `WHEN '${kind}' THEN ${code}`).join(' ')} END`;

export interface ShopBehaviour {
  readonly log: BehaviourLog;
  /** Index → id. */
  readonly customerIds: Int32Array;
}

/** Index of each product's category; −1: none. */
async function readCategories(shopId: number) {
  const { prisma } = await database();
  const products = await prisma.product.findMany({ where: { shopId }, select: { id: true, category: true } });
  const categories = [...new Set(products.flatMap(({ category }) => category ?? []))].sort();
  const places = new Map(categories.map((category, place) => [category, place]));
  const byProduct = new Map(products.map(({ id, category }) => [id, places.get(category ?? '') ?? -1]));
  return { categories, byProduct };
}

async function readCustomers(shopId: number) {
  const { pool } = await database();
  const { rows } = await pool.query<{ id: number; country: string | null; channel: string | null }>(
    `SELECT "id", "country", coalesce(nullif(trim("attributes" ->> 'channel'), ''), nullif(trim("attributes" ->> 'Channel'), '')) AS channel
     FROM "Customer" WHERE "shopId" = $1 ORDER BY "id"`,
    [shopId],
  );
  return rows;
}

/** All interactions of a shop whose time is known, by customer and time, with money and orders. */
export async function readBehaviourLog({ shop }: Context, signal?: AbortSignal): Promise<ShopBehaviour> {
  const { copyOut } = await database();
  const { categories, byProduct } = await readCategories(shop.id);
  const customers = await readCustomers(shop.id);
  const indexOf = new Map(customers.map(({ id }, index) => [id, index]));
  const customerOf: number[] = [];
  const kindOf: number[] = [];
  const orders: number[] = [];
  const categoryOf: number[] = [];
  const times: number[] = [];
  const money: number[] = [];
  const pieces: number[] = [];
  for (let at = 0; at < customers.length; at += PIECE) {
    signal?.throwIfAborted();
    const [first, last] = [customers[at], customers[Math.min(at + PIECE, customers.length) - 1]];
    const bytes = await copyOut(
      `SELECT i."customerId", i."productId", ${kindCode}::int4, (extract(epoch FROM i."time") * 1000)::float8,
         (coalesce(i."quantity", 1) * i."unitPrice")::float8, coalesce(i."quantity", 1)::float8, hashtext(${orderOf})::int4
       FROM "Interaction" i WHERE i."customerId" BETWEEN ${Number(first?.id)} AND ${Number(last?.id)} AND i."shopId" = ${Number(shop.id)}
         AND i."time" IS NOT NULL ORDER BY i."customerId", i."time", i."key"`,
    );
    readBinaryRows(bytes, (read) => {
      const customer = indexOf.get(read(0, 'int4') ?? -1);
      if (customer === undefined) return;
      customerOf.push(customer);
      categoryOf.push(byProduct.get(read(1, 'int4') ?? -1) ?? -1);
      kindOf.push(read(2, 'int4') ?? 0);
      times.push(read(3, 'float8') ?? 0);
      money.push(read(4, 'float8') ?? Number.NaN);
      pieces.push(read(5, 'float8') ?? 1);
      orders.push(read(6, 'int4') ?? 0);
    });
    await setImmediate();
  }
  return {
    customerIds: Int32Array.from(customers, ({ id }) => id),
    log: {
      customers: customers.length,
      customerOf: Int32Array.from(customerOf),
      kindOf: Int32Array.from(kindOf),
      times: Float64Array.from(times),
      money: Float64Array.from(money),
      pieces: Float64Array.from(pieces),
      orderOf: Int32Array.from(orders),
      categoryOf: Int32Array.from(categoryOf),
      categories,
      country: customers.map(({ country }) => country),
      channel: customers.map(({ channel }) => channel),
    },
  };
}
