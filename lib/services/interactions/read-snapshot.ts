import 'server-only';
import { database } from '@/lib/db';
import { arraysOf, type EventLog } from '@/lib/ml/interactions';
import { hashArrays } from '@/lib/ml/hash';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { readBinaryRows } from './read-binary-rows';
import { readLog } from './read-log';

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

/** How often a reading starts anew because an import changed the data under it. */
const ATTEMPTS = 5;

async function readIds(table: '"Customer"' | '"Product"', shopId: number): Promise<Int32Array> {
  const { copyOut } = await database();
  const ids: number[] = [];
  const bytes = await copyOut(`SELECT "id" FROM ${table} WHERE "shopId" = ${Number(shopId)} ORDER BY "id"`);
  readBinaryRows(bytes, (read) => ids.push(read(0, 'int4') ?? 0));
  return Int32Array.from(ids);
}

async function readVersion(shopId: number): Promise<number> {
  const { prisma } = await database();
  const shop = await prisma.shop.findUnique({ where: { id: shopId }, select: { dataVersion: true } });
  if (!shop) throw saidError('not-found', 'shopDeleted');
  return shop.dataVersion;
}

/** Reads in pieces, so that pages are answered in between, and again from the start where the data changed meanwhile. */
async function read(shopId: number): Promise<Snapshot> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const dataVersion = await readVersion(shopId);
    const customerIds = await readIds('"Customer"', shopId);
    const productIds = await readIds('"Product"', shopId);
    const log = await readLog(shopId, customerIds, productIds);
    if (dataVersion !== (await readVersion(shopId))) continue;
    const dataHash = hashArrays(...arraysOf(log));
    return { log, customerIds, productIds, dataHash, dataVersion };
  }
  throw saidError('conflict', 'dataChanging');
}

interface KeptSnapshot {
  readonly version: number;
  readonly snapshot: Promise<Snapshot>;
}

const process_ = globalThis as typeof globalThis & {
  kindredSnapshots?: Map<number, KeptSnapshot>;
};

/** The shop's interactions as they are now; kept in memory for the two shops that were asked for last. */
export function readSnapshot({ shop }: Context): Promise<Snapshot> {
  const kept = (process_.kindredSnapshots ??= new Map<number, KeptSnapshot>());
  const known = kept.get(shop.id);
  kept.delete(shop.id);
  const entry =
    known?.version === shop.dataVersion ? known : { version: shop.dataVersion, snapshot: read(shop.id) };
  kept.set(shop.id, entry);
  entry.snapshot.catch(() => kept.delete(shop.id));
  for (const id of [...kept.keys()].slice(0, -2)) kept.delete(id);
  return entry.snapshot;
}
