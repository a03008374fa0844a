import 'server-only';
import { database } from '@/lib/db';
import { type BehaviourEstimate, type StartBehaviourInput } from '@/lib/schemas/behaviour';
import { FEWEST_OF_EACH, WINDOWS_NEEDED } from '@/lib/schemas/behaviour-needs';
import { type Context } from '@/lib/schemas/context';

/** One processor's seconds a customer: features, fit, judgement. */
const SECONDS = { tree: 0.0008, forest: 0.004 } as const;

/** What is there to learn from: the outcomes of the last window, of customers as they were known before it. */
export async function estimateBehaviour(
  { shop }: Context,
  { target, days, algorithm, kind, category }: StartBehaviourInput,
): Promise<BehaviourEstimate> {
  const { pool } = await database();
  const { rows } = await pool.query<{ days: number | null; customers: number; did: number }>(
    `WITH clock AS (SELECT max("time") AS now, min("time") AS first FROM "Interaction" WHERE "shopId" = $1 AND "time" IS NOT NULL),
       known AS (SELECT DISTINCT i."customerId" FROM "Interaction" i, clock WHERE i."shopId" = $1 AND i."time" < now - $2 * interval '1 day'
         AND ($3 <> 'churns' OR (i."kind" = 'purchase' AND i."time" >= now - 2 * $2 * interval '1 day'))),
       did AS (SELECT DISTINCT i."customerId" FROM clock, "Interaction" i JOIN "Product" p ON p."id" = i."productId"
         WHERE i."shopId" = $1 AND i."time" >= now - $2 * interval '1 day' AND i."kind" = $4::"InteractionKind" AND ($5::text IS NULL OR p."category" = $5))
     SELECT (SELECT extract(epoch FROM now - first)::float8 / 86400 FROM clock) AS days, count(*)::int AS customers,
       count(did."customerId")::int AS did FROM known LEFT JOIN did USING ("customerId")`,
    [shop.id, days, target, target === 'responds' ? kind : 'purchase', category ? category : null],
  );
  const [row] = rows;
  const [customers, did] = [row?.customers ?? 0, row?.did ?? 0];
  const positives = target === 'churns' ? customers - did : did;
  const historyDays = Math.floor(row?.days ?? 0);
  const neededDays = WINDOWS_NEEDED * days;
  const negatives = customers - positives;
  return {
    historyDays,
    neededDays,
    customers,
    positives,
    negatives,
    seconds: SECONDS[algorithm] * customers,
    isPossible: historyDays >= neededDays && positives >= FEWEST_OF_EACH && negatives >= FEWEST_OF_EACH,
  };
}
