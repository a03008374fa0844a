import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import {
  type CustomerValueView,
  type RfmCellSum,
  type RfmPlace,
  type ValueBin,
} from '@/lib/schemas/customer-value';
import { rfmCells, rfmGrid, SMALLEST_GROUP } from '@/lib/schemas/features';
import { lifetimeValueReport } from '@/lib/schemas/lifetime-value';
import { getFeatureRun } from '@/lib/services/features/get-feature-run';

/** Bars of the distribution; the last one takes the long tail, from the 98th percentile on. */
const BINS = 24;

type Row = Readonly<Record<string, number | null>>;

async function rowsOf<Result extends object>(sql: string, shopId: number): Promise<Result[]> {
  const { pool } = await database();
  return (await pool.query<Result>(sql, [shopId])).rows;
}

const places = (shopId: number) =>
  rowsOf<{ recency: number; column: number; cell: string; customers: number; money: number }>(
    `SELECT "recencyScore" AS recency, CASE WHEN "monetaryScore" IS NULL THEN "frequencyScore" ELSE ("frequencyScore" + "monetaryScore" + 1) / 2 END AS "column",
       "rfmCell" AS cell, count(*)::int AS customers, sum("monetary") AS money
     FROM "CustomerFeatures" WHERE "shopId" = $1 AND "recencyScore" IS NOT NULL GROUP BY 1, 2, 3`,
    shopId,
  );

const cellSums = (shopId: number) =>
  rowsOf<{
    cell: string;
    customers: number;
    money: number;
    meanValue: number | null;
    meanAlive: number | null;
  }>(
    `SELECT "rfmCell" AS cell, count(*)::int AS customers, sum("monetary") AS money, avg("lifetimeValue") AS "meanValue", avg("alive") AS "meanAlive"
     FROM "CustomerFeatures" WHERE "shopId" = $1 AND "rfmCell" IS NOT NULL GROUP BY 1`,
    shopId,
  );

const totals = (shopId: number) =>
  rowsOf<Row>(
    `SELECT count(*)::int AS buyers, sum("lifetimeValue") AS value, sum("expectedOrders") AS "expectedOrders",
       nullif(count("alive"), 0) AS known, count(*) FILTER (WHERE "alive" > 0.5)::int AS "likelyAlive",
       sum("lifetimeValue") FILTER (WHERE place <= 0.2) / nullif(sum("lifetimeValue"), 0) AS "topShare",
       percentile_cont(0.98) WITHIN GROUP (ORDER BY "lifetimeValue") AS reach, max("lifetimeValue") AS most
     FROM (SELECT *, cume_dist() OVER (ORDER BY "lifetimeValue" DESC NULLS LAST) AS place FROM "CustomerFeatures" WHERE "shopId" = $1 AND "orders" > 0) t`,
    shopId,
  );

/** 1, 2 or 5 times a power of ten, at least a value. */
function niceStep(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * ([1, 2, 5].find((factor) => factor * unit >= value) ?? 10);
}

async function binsOf(
  shopId: number,
  reach: number | null | undefined,
  most: number | null | undefined,
): Promise<ValueBin[]> {
  if (!reach || !most || reach <= 0) return [];
  const { pool } = await database();
  const step = niceStep(reach / BINS);
  const last = Math.max(1, Math.ceil(reach / step) - 1);
  const { rows } = await pool.query<{ bin: number; customers: number; value: number }>(
    `SELECT least($3::int, floor("lifetimeValue" / $2::float8)::int) AS bin, count(*)::int AS customers, sum("lifetimeValue") AS value
     FROM "CustomerFeatures" WHERE "shopId" = $1 AND "lifetimeValue" IS NOT NULL GROUP BY 1`,
    [shopId, step, last],
  );
  const found = new Map(rows.map((row) => [row.bin, row]));
  return Array.from({ length: last + 1 }, (_, bin) => ({
    from: bin * step,
    to: bin < last ? (bin + 1) * step : Math.max(most, (bin + 1) * step),
    customers: found.get(bin)?.customers ?? 0,
    value: found.get(bin)?.value ?? 0,
  }));
}

const floored = (customers: number, value: number | null) => (customers < SMALLEST_GROUP ? null : value);

/** RFM grid, distribution of lifetime value, and the models behind it, as of the latest run. */
export async function getCustomerValue(context: Context): Promise<CustomerValueView> {
  const shopId = context.shop.id;
  const { prisma } = await database();
  const run = await getFeatureRun(context);
  const stored = run
    ? await prisma.featureRun.findUnique({ where: { id: run.id }, select: { lifetimeValue: true } })
    : null;
  const all = await places(shopId);
  const grid: RfmPlace[] = [5, 4, 3, 2, 1].flatMap((recency) =>
    [1, 2, 3, 4, 5].map((column) => {
      const cell = rfmGrid[5 - recency]?.[column - 1];
      const here = all.find((one) => one.recency === recency && one.column === column && one.cell === cell);
      const customers = here?.customers ?? 0;
      return { recency, column, customers, money: floored(customers, here?.money ?? 0) };
    }),
  );
  const sums = new Map((await cellSums(shopId)).map((sum) => [sum.cell, sum]));
  const cells: RfmCellSum[] = rfmCells.map((cell) => {
    const sum = sums.get(cell);
    const customers = sum?.customers ?? 0;
    return {
      cell,
      customers,
      money: floored(customers, sum?.money ?? 0),
      meanValue: floored(customers, sum?.meanValue ?? null),
      meanAlive: floored(customers, sum?.meanAlive ?? null),
    };
  });
  const [total] = await totals(shopId);
  return {
    run,
    report: stored?.lifetimeValue ? lifetimeValueReport.parse(stored.lifetimeValue) : null,
    places: grid,
    cells,
    bins: await binsOf(shopId, total?.reach, total?.most),
    totals: {
      buyers: total?.buyers ?? 0,
      value: total?.value ?? null,
      expectedOrders: total?.expectedOrders ?? null,
      likelyAlive: total?.known ? (total.likelyAlive ?? 0) : null,
      topShare: total?.topShare ?? null,
    },
  };
}
