import 'server-only';
import { database } from '@/lib/db';
import { type BehaviourEstimate, type StartBehaviourInput } from '@/lib/schemas/behaviour';
import { FEWEST_OF_EACH, WINDOWS_NEEDED } from '@/lib/schemas/behaviour-needs';
import { type Context } from '@/lib/schemas/context';

/** One processor's seconds a customer: features, fit, judgement. */
const SECONDS = { tree: 0.0008, forest: 0.004 } as const;

/**
 * Outcomes of the two last windows, of customers as they were known before each, as the job will count them (lib/ml/behaviour):
 * the shop's clock is a millisecond after its last event. $2: days of a window; of `churns` (whether: $3) only who ordered in the
 * window before is asked about.
 */
const samplesSql = `
WITH clock AS (SELECT max("lastSeen") + interval '1 millisecond' AS now, min("firstSeen") AS first FROM "Customer" WHERE "shopId" = $1),
  windows AS (SELECT w, now - w * $2 * interval '1 day' AS "from", now - (w - 1) * $2 * interval '1 day' AS "to" FROM clock, generate_series(1, 2) w),
  active AS (SELECT DISTINCT w, i."customerId" FROM windows JOIN "Interaction" i ON i."kind" = 'purchase' AND i."time" >= "from" - $2 * interval '1 day' AND i."time" < "from"
    WHERE i."shopId" = $1 AND $3),
  known AS (SELECT w, c."id" FROM windows JOIN "Customer" c ON c."firstSeen" < "from"
    WHERE c."shopId" = $1 AND (NOT $3 OR (w, c."id") IN (SELECT w, "customerId" FROM active))),
  did AS (SELECT DISTINCT w, i."customerId" FROM windows JOIN "Interaction" i ON i."kind" = $4::"InteractionKind" AND i."time" >= "from" AND i."time" < "to"
    JOIN "Product" p ON p."id" = i."productId" WHERE i."shopId" = $1 AND ($5::text IS NULL OR p."category" = $5))
SELECT (SELECT extract(epoch FROM now - first)::float8 / 86400 FROM clock) AS days, count(known."id")::int AS customers, count(did."customerId")::int AS did
FROM windows LEFT JOIN known ON known.w = windows.w LEFT JOIN did ON did.w = windows.w AND did."customerId" = known."id" GROUP BY windows.w ORDER BY windows.w DESC`;

interface Sample {
  readonly days: number | null;
  readonly customers: number;
  readonly did: number;
}

/**
 * What there is to learn from: the outcomes of the window before the last one, or of the last one, which judges, where these are
 * too few.
 */
export async function estimateBehaviour(
  { shop }: Context,
  { target, days, algorithm, kind, category }: StartBehaviourInput,
): Promise<BehaviourEstimate> {
  const { pool } = await database();
  const isChurn = target === 'churns';
  const { rows } = await pool.query<Sample>(samplesSql, [
    shop.id,
    days,
    isChurn,
    target === 'responds' ? kind : 'purchase',
    category ? category : null,
  ]);
  const samples = rows.map(({ customers, did }) => {
    const positives = isChurn ? customers - did : did;
    const negatives = customers - positives;
    const isEnough = positives >= FEWEST_OF_EACH && negatives >= FEWEST_OF_EACH;
    return { customers, positives, negatives, isEnough };
  });
  const [train] = samples;
  const { customers, positives, negatives, isEnough } = samples.find((sample) => !sample.isEnough) ??
    train ?? { customers: 0, positives: 0, negatives: 0, isEnough: false };
  const historyDays = Math.floor(rows[0]?.days ?? 0);
  const neededDays = WINDOWS_NEEDED * days;
  return {
    historyDays,
    neededDays,
    customers,
    positives,
    negatives,
    seconds: SECONDS[algorithm] * customers,
    isPossible: historyDays >= neededDays && isEnough,
  };
}
