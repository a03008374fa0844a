import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type CohortTriangle } from '@/lib/schemas/explore';
import { SMALLEST_GROUP } from '@/lib/schemas/features';

/** Cohorts at most: the latest. */
const MOST_COHORTS = 36;

/** Months since the year 0. */
const monthSql = (time: string) =>
  `(12 * extract(year FROM ${time} AT TIME ZONE 'UTC') + extract(month FROM ${time} AT TIME ZONE 'UTC') - 1)::int`;

const monthText = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

interface Row {
  readonly first: number;
  readonly since: number;
  readonly customers: number;
  readonly money: number;
}

/** Customers by the month of their first order, and how many ordered in each month after it, up to the shop's clock. */
export async function readCohorts({ shop }: Context): Promise<CohortTriangle> {
  const { pool } = await database();
  const { rows: clock } = await pool.query<{ asOf: Date | null; month: number | null }>(
    `SELECT max("lastSeen") AS "asOf", ${monthSql('max("lastSeen")')} AS month FROM "Customer" WHERE "shopId" = $1`,
    [shop.id],
  );
  const { rows } = await pool.query<Row>(
    `WITH bought AS (
       SELECT "customerId", ${monthSql('"time"')} AS month, coalesce(sum(coalesce("quantity", 1) * "unitPrice"), 0) AS money
       FROM "Interaction" WHERE "shopId" = $1 AND "kind" = 'purchase' AND "time" IS NOT NULL GROUP BY 1, 2),
     dated AS (SELECT *, min(month) OVER (PARTITION BY "customerId") AS first FROM bought)
     SELECT first, month - first AS since, count(*)::int AS customers, sum(money)::float8 AS money FROM dated GROUP BY 1, 2 ORDER BY 1, 2`,
    [shop.id],
  );
  const last = clock[0]?.month ?? null;
  if (last === null) return { asOf: null, cohorts: [] };
  const firsts = [...new Set(rows.map(({ first }) => first))].slice(-MOST_COHORTS);
  const cohorts = firsts.map((first) => {
    const own = new Map(rows.filter((row) => row.first === first).map((row) => [row.since, row]));
    const customers = own.get(0)?.customers ?? 0;
    const months = Array.from({ length: Math.max(1, last - first + 1) }, (_, since) => ({
      customers: own.get(since)?.customers ?? 0,
      money: own.get(since)?.money ?? 0,
    }));
    return { month: monthText(first), customers, months: customers < SMALLEST_GROUP ? null : months };
  });
  return { asOf: clock[0]?.asOf?.toISOString() ?? null, cohorts };
}
