import 'server-only';
import { database } from '@/lib/db';
import { type EventLog, eventKinds } from '@/lib/ml/interactions';
import { hashArrays } from '@/lib/ml/hash';
import { type Context } from '@/lib/schemas/context';
import { readBinaryRows } from './read-binary-rows';

/** All interactions of a shop as arrays; customers and items are numbered by their ids in ascending order. */
export interface Snapshot {
  readonly log: EventLog;
  /** Index → id. */
  readonly customerIds: Int32Array;
  readonly productIds: Int32Array;
  /** Hash of the interactions: the same data has the same hash. */
  readonly dataHash: string;
  readonly dataVersion: number;
}

const kindCode = `CASE i."kind" ${eventKinds.map((kind, code) => `WHEN '${kind}' THEN ${code}`).join(' ')} END`;

async function readIds(table: '"Customer"' | '"Product"', shopId: number): Promise<Int32Array> {
  const ids: number[] = [];
  const bytes = await (
    await database()
  ).copyOut(`SELECT "id" FROM ${table} WHERE "shopId" = ${Number(shopId)} ORDER BY "id"`);
  readBinaryRows(bytes, (read) => ids.push(read(0, 'int4') ?? 0));
  return Int32Array.from(ids);
}

async function readLog(shopId: number, customerIds: Int32Array, productIds: Int32Array): Promise<EventLog> {
  const { copyOut } = await database();
  const bytes = await copyOut(
    `SELECT i."customerId", i."productId", ${kindCode}::int4, i."value"::float8, (extract(epoch FROM i."time") * 1000)::float8
     FROM "Interaction" i WHERE i."shopId" = ${Number(shopId)} ORDER BY i."customerId", i."time", i."key"`,
  );
  const indexOf = (ids: Int32Array) => new Map(Array.from(ids, (id, index) => [id, index]));
  const [customerIndex, productIndex] = [indexOf(customerIds), indexOf(productIds)];
  const columns: { customer: number[]; item: number[]; kind: number[]; value: number[]; time: number[] } = {
    customer: [],
    item: [],
    kind: [],
    value: [],
    time: [],
  };
  readBinaryRows(bytes, (read) => {
    const customer = customerIndex.get(read(0, 'int4') ?? -1);
    const item = productIndex.get(read(1, 'int4') ?? -1);
    if (customer === undefined || item === undefined) return;
    columns.customer.push(customer);
    columns.item.push(item);
    columns.kind.push(read(2, 'int4') ?? 0);
    columns.value.push(read(3, 'float8') ?? Number.NaN);
    columns.time.push(read(4, 'float8') ?? Number.NaN);
  });
  return {
    customers: customerIds.length,
    items: productIds.length,
    customerOf: Int32Array.from(columns.customer),
    itemOf: Int32Array.from(columns.item),
    kindOf: Int32Array.from(columns.kind),
    values: Float32Array.from(columns.value),
    times: Float64Array.from(columns.time),
  };
}

async function read(shopId: number, dataVersion: number): Promise<Snapshot> {
  const customerIds = await readIds('"Customer"', shopId);
  const productIds = await readIds('"Product"', shopId);
  const log = await readLog(shopId, customerIds, productIds);
  const dataHash = hashArrays(log.customerOf, log.itemOf, log.kindOf, log.values, log.times);
  return { log, customerIds, productIds, dataHash, dataVersion };
}

const process_ = globalThis as typeof globalThis & {
  kindredSnapshots?: Map<number, { version: number; snapshot: Promise<Snapshot> }>;
};

/** The shop's interactions as they are now; kept in memory for the two shops that were asked for last. */
export function readSnapshot({ shop }: Context): Promise<Snapshot> {
  const kept = (process_.kindredSnapshots ??= new Map());
  const known = kept.get(shop.id);
  kept.delete(shop.id);
  const entry =
    known?.version === shop.dataVersion
      ? known
      : { version: shop.dataVersion, snapshot: read(shop.id, shop.dataVersion) };
  kept.set(shop.id, entry);
  entry.snapshot.catch(() => kept.delete(shop.id));
  for (const id of [...kept.keys()].slice(0, -2)) kept.delete(id);
  return entry.snapshot;
}
