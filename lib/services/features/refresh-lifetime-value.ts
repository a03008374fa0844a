import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { type Database } from '@/lib/db';
import { compute } from '@/lib/jobs/compute';
import { type Orders } from '@/lib/ml/lifetime-value/buyers';
import { type ValuedCustomers } from '@/lib/ml/lifetime-value/value-customers';
import { type FeatureGate } from '@/lib/schemas/features';
import {
  type LifetimeValueReport,
  LONGEST_HORIZON,
  VALUE_BUYERS,
  VALUE_DAYS,
} from '@/lib/schemas/lifetime-value';
import { readBinaryRows } from '@/lib/services/interactions/read-binary-rows';

const DAY = 86_400_000;
/** Customers written in one statement. */
const PIECE = 5000;
/** Of the simulated intervals. */
const SEED = 42;

export interface RefreshedValue {
  readonly gates: readonly FeatureGate[];
  /** Null where it was gated. */
  readonly report: LifetimeValueReport | null;
}

interface Span {
  readonly buyers: number;
  readonly first: number | null;
  readonly last: number | null;
}

async function spanOf({ pool }: Database, shopId: number): Promise<Span> {
  const { rows } = await pool.query<Span>(
    `SELECT count("firstOrderAt")::int AS buyers, floor(extract(epoch FROM min("firstOrderAt")) / 86400)::int AS first,
       floor(extract(epoch FROM max("lastOrderAt")) / 86400)::int AS last
     FROM "CustomerFeatures" WHERE "shopId" = $1`,
    [shopId],
  );
  return rows[0] ?? { buyers: 0, first: null, last: null };
}

/** Each customer's days (UTC) with a purchase, and the money of each, a piece of the customers at a time. */
async function readOrders({ pool, copyOut }: Database, shopId: number) {
  const { rows: pieces } = await pool.query<{ first: number; last: number }>(
    `SELECT min("id") AS first, max("id") AS last FROM (
       SELECT "id", sum("interactionCount" + 1) OVER (ORDER BY "id") / 20000 AS piece FROM "Customer" WHERE "shopId" = $1) t
     GROUP BY piece ORDER BY 1`,
    [shopId],
  );
  const ids: number[] = [];
  const [customerOf, dayOf, amountOf]: [number[], number[], number[]] = [[], [], []];
  for (const { first, last } of pieces) {
    const bytes = await copyOut(
      `SELECT i."customerId", ((i."time" AT TIME ZONE 'UTC')::date - date '1970-01-01')::int4, coalesce(sum(coalesce(i."quantity", 1) * i."unitPrice"), 0)::float8
       FROM "Interaction" i WHERE i."customerId" BETWEEN ${Number(first)} AND ${Number(last)} AND i."shopId" = ${Number(shopId)}
         AND i."kind" = 'purchase' AND i."time" IS NOT NULL
       GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    readBinaryRows(bytes, (read) => {
      const customer = read(0, 'int4') ?? 0;
      if (ids.at(-1) !== customer) ids.push(customer);
      customerOf.push(ids.length - 1);
      dayOf.push(read(1, 'int4') ?? 0);
      amountOf.push(read(2, 'float8') ?? 0);
    });
    await setImmediate();
  }
  const orders: Orders = {
    customers: ids.length,
    customerOf: Int32Array.from(customerOf),
    dayOf: Int32Array.from(dayOf),
    amountOf: Float64Array.from(amountOf),
  };
  return { ids, orders };
}

const columns = [
  'alive',
  'expectedOrders',
  'lifetimeValue',
  'lifetimeValueLow',
  'lifetimeValueHigh',
] as const;
const listed = (prefix: string) => columns.map((column) => `${prefix}"${column}"`).join(', ');

/** Takes the figures from all who are no buyers (any more). */
async function clear({ pool }: Database, shopId: number, buyers: readonly number[]): Promise<void> {
  await pool.query(
    `UPDATE "CustomerFeatures" SET ${columns.map((column) => `"${column}" = NULL`).join(', ')}
     WHERE "shopId" = $1 AND "alive" IS NOT NULL AND "customerId" <> ALL($2::int[])`,
    [shopId, buyers],
  );
}

async function write(
  { pool }: Database,
  shopId: number,
  ids: readonly number[],
  valued: ValuedCustomers,
): Promise<void> {
  const { customerOf, alive, expectedOrders, value, low, high } = valued;
  const values = [alive, expectedOrders, value, low, high];
  for (let from = 0; from < customerOf.length; from += PIECE) {
    const piece = Array.from(customerOf.subarray(from, from + PIECE), (customer) => ids[customer]);
    const numbers = values.map((column) =>
      Array.from(column.subarray(from, from + PIECE), (number) => (Number.isNaN(number) ? null : number)),
    );
    await pool.query(
      `UPDATE "CustomerFeatures" f SET (${listed('')}) = (${listed('t.')})
       FROM unnest($2::int[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::float8[]) AS t("id", ${listed('')})
       WHERE f."customerId" = t."id" AND f."shopId" = $1 AND ROW(${listed('f.')}) IS DISTINCT FROM ROW(${listed('t.')})`,
      [shopId, piece, ...numbers],
    );
    await setImmediate();
  }
}

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

function reportOf(valued: ValuedCustomers, horizonDays: number): LifetimeValueReport {
  const { buyers, repeatBuyers, models, gammaGamma, holdout } = valued;
  const fitOf = ({
    estimates,
    logLikelihood,
    isConverged,
  }: (typeof models)[number] | NonNullable<typeof gammaGamma>) => ({
    estimates,
    logLikelihood,
    isConverged,
  });
  return {
    horizonDays,
    buyers,
    repeatBuyers,
    models: models.map((fitted) => ({ model: fitted.model, ...fitOf(fitted) })),
    gammaGamma: gammaGamma && {
      ...fitOf(gammaGamma),
      populationMean: gammaGamma.populationMean,
      correlation: gammaGamma.correlation,
    },
    holdout: holdout && {
      calibrationEnd: dateOf(holdout.calibrationEnd),
      end: dateOf(holdout.end),
      checks: holdout.checks.map(({ model, check }) => ({ by: model, ...check })),
    },
  };
}

/**
 * Brings lifetime value up to date once orders are counted (CustomerFeatures): who is still a customer, how many orders and how much
 * money to expect within the horizon. Computed in a worker thread; too few buyers or days leave the columns empty.
 */
export async function refreshLifetimeValue(
  db: Database,
  shopId: number,
  {
    asOf,
    signal,
    onProgress,
  }: {
    readonly asOf: Date | null;
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: number, stage: string) => void;
  },
): Promise<RefreshedValue> {
  const { buyers, first, last } = await spanOf(db, shopId);
  const days = first === null || last === null ? 0 : last - first;
  const gated = (reason: FeatureGate['reason'], needs: number, has: number): RefreshedValue => ({
    gates: [{ feature: 'lifetime-value', reason, needs, has }],
    report: null,
  });
  const refuse = async (value: RefreshedValue) => {
    await clear(db, shopId, []);
    return value;
  };
  if (asOf === null) return refuse(gated('times', 1, 0));
  if (buyers < VALUE_BUYERS) return refuse(gated('buyers', VALUE_BUYERS, buyers));
  if (days < VALUE_DAYS) return refuse(gated('days', VALUE_DAYS, days));
  const { ids, orders } = await readOrders(db, shopId);
  // As many as there are days: a repeat order needs two.
  if (orders.dayOf.length <= ids.length) return refuse(gated('orders', 2, 1));
  const horizonDays = Math.min(LONGEST_HORIZON, days);
  const valued = await compute(
    'value',
    { orders, end: Math.floor(asOf.getTime() / DAY), horizonDays, seed: SEED },
    { signal, onProgress },
  );
  await write(db, shopId, ids, valued);
  await clear(
    db,
    shopId,
    Array.from(valued.customerOf, (customer) => ids[customer] ?? 0),
  );
  return { gates: [], report: reportOf(valued, horizonDays) };
}
