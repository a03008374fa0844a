import 'server-only';
import type pg from 'pg';
import { database, type Database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { dueSegments } from '@/lib/services/segments/due-segments';
import { refreshFacts } from './customer-facts';
import { DEFINITIONS } from './feature-definitions';
import { readGates } from './feature-gates';
import { refreshLifetimeValue } from './refresh-lifetime-value';
import { refreshPriceBands } from './price-bands';
import { applyShopWide, readShopWide } from './shop-wide';

/** Interactions (and ten a customer) that one statement works on: the embedded database works on the server's thread. */
const PIECE = 20_000;

/** Shares of the work, for the progress bar. */
const FACTS = 0.6;
const WHOLE_SHOP = 0.75;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
}

export interface RefreshOptions {
  readonly jobId?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: number, stage: string, rate: number | null) => void;
}

/** Runs `work` in a transaction of its own, one at a time for a shop: two refreshes never wait for each other's rows. */
async function atomic<T>(
  { pool }: Database,
  shopId: number,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('features'), $1)`, [shopId]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Ranges of customer ids with about as much to do in each. */
async function piecesOf({ pool }: Database, shopId: number): Promise<Piece[]> {
  const { rows } = await pool.query<{ to: number; customers: number }>(
    `SELECT max("id") AS "to", count(*)::int AS customers FROM (
       SELECT "id", (sum("interactionCount" + 10) OVER (ORDER BY "id") - 1) / ${PIECE} AS piece FROM "Customer" WHERE "shopId" = $1) t GROUP BY piece ORDER BY 1`,
    [shopId],
  );
  return rows.map(({ to, customers }, at) => ({ from: rows[at - 1]?.to ?? 0, to, customers }));
}

async function forget(client: pg.ClientBase, shopId: number): Promise<void> {
  for (const table of ['CustomerFeatures', 'CustomerAffinity'])
    await client.query(
      `DELETE FROM "${table}" f WHERE f."shopId" = $1 AND NOT EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = f."customerId")`,
      [shopId],
    );
}

/**
 * Brings the features of a shop's customers up to date, in the database: first what hangs on each customer's own log, for those whose
 * log has changed, then what hangs on the shop's clock and on the shop as a whole. Gives back the run's id.
 */
export async function refreshFeatures(
  { shop: { id: shopId } }: Context,
  { jobId, signal, onProgress }: RefreshOptions = {},
): Promise<string> {
  const db = await database();
  const started = performance.now();
  const { dataVersion } = await db.prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { dataVersion: true },
  });
  onProgress?.(0, 'reading', null);
  await atomic(db, shopId, async (client) => {
    await forget(client, shopId);
    await refreshPriceBands(client, shopId);
  });
  const pieces = await piecesOf(db, shopId);
  const customers = pieces.reduce((sum, piece) => sum + piece.customers, 0);
  /** Piece by piece: what waits for the only connection of the embedded database is answered between two. */
  const inPieces = async (
    stage: string,
    [from, to]: readonly [number, number],
    work: (client: pg.PoolClient, piece: Piece) => Promise<void>,
  ) => {
    const begun = performance.now();
    let done = 0;
    for (const piece of pieces) {
      signal?.throwIfAborted();
      await atomic(db, shopId, (client) => work(client, piece));
      await new Promise((resolve) => setImmediate(resolve));
      done += piece.customers;
      onProgress?.(
        from + ((to - from) * done) / customers,
        stage,
        (1000 * done) / (performance.now() - begun),
      );
    }
  };
  let recomputed = 0;
  await inPieces('facts', [0.02, FACTS], async (client, piece) => {
    recomputed += await refreshFacts(client, shopId, piece);
  });
  // Each statement by itself: in one transaction they would keep the embedded database's only connection for seconds.
  if (recomputed > 0)
    for (const table of ['CustomerFeatures', 'CustomerAffinity']) await db.pool.query(`ANALYZE "${table}"`);
  const gates = await readGates(db.pool, shopId);
  const isGated = (feature: string) => gates.some((gate) => gate.feature === feature);
  const whole = await readShopWide(db.pool, shopId, { rfm: isGated('rfm'), money: isGated('monetary') });
  await inPieces('whole-shop', [FACTS, WHOLE_SHOP], (client, piece) =>
    applyShopWide(client, shopId, whole, piece),
  );
  const value = await refreshLifetimeValue(db, shopId, {
    asOf: whole.asOf,
    signal,
    onProgress: (progress, stage) => onProgress?.(WHOLE_SHOP + (1 - WHOLE_SHOP) * progress, stage, null),
  });
  const run = await db.prisma.featureRun.create({
    data: {
      shopId,
      jobId,
      definitions: DEFINITIONS,
      dataVersion,
      asOf: whole.asOf,
      gates: [...gates, ...value.gates].map((gate) => ({ ...gate })),
      lifetimeValue: value.report ?? undefined,
      customers,
      recomputed,
      seconds: (performance.now() - started) / 1000,
    },
    select: { id: true },
  });
  await dueSegments(db.pool, shopId);
  return run.id;
}
