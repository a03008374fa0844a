import 'server-only';
import { database } from '@/lib/db';
import { type AnyRecommender, type Shape } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { algorithmId, type ModelRunView } from '@/lib/schemas/model';
import { assumedRates } from './assumed-rates';
import { runSelect, runView } from './run-view';

/** Seconds to score and rank one product for one customer, where this machine has not been measured. */
const SECONDS_A_SCORE = 5e-8;
/** A shorter fit measures how long it takes to begin rather than the arithmetic. */
const MEASURABLE_SECONDS = 0.1;

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Operations a second of a run's fit; null where it was too quick to tell. */
function rateOf(recommender: AnyRecommender, { fitSeconds, params, protocol }: ModelRunView): number | null {
  if (fitSeconds === null || fitSeconds < MEASURABLE_SECONDS) return null;
  if (!recommender.params.safeParse(params).success) return null;
  const shape = {
    customers: protocol.customers,
    items: protocol.products,
    interactions: protocol.trainInteractions,
  };
  return recommender.cost(shape, params).operations / fitSeconds;
}

/** The last runs of an algorithm in any shop: how quick this machine is does not depend on whose data it works on. */
async function lastRuns(algorithm: string): Promise<ModelRunView[]> {
  const { prisma } = await database();
  const rows = await prisma.modelRun.findMany({
    where: { algorithm, finishedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 7,
    select: runSelect,
  });
  return rows.map(runView);
}

/** Seconds of one processor for one fit on all data of a shape, and for judging every customer once. */
export interface FitTimes {
  readonly fit: number;
  readonly judging: number;
}

/** An algorithm's arithmetic at the speed that its last runs had here; at an assumed speed where there were none. */
export async function fitTimes(algorithm: string, params: unknown, shape: Shape): Promise<FitTimes> {
  const recommender = recommenderOf(algorithm);
  const runs = await lastRuns(algorithm);
  const rates = runs.flatMap((run) => rateOf(recommender, run) ?? []);
  const scores = runs.flatMap(({ scoreSeconds, protocol: { judgedCustomers, products } }) =>
    scoreSeconds === null || judgedCustomers * products === 0
      ? []
      : [scoreSeconds / (judgedCustomers * products)],
  );
  const { operations } = recommender.cost(shape, params);
  return {
    fit: operations / (median(rates) ?? assumedRates[algorithmId.parse(algorithm)]),
    judging: shape.customers * shape.items * (median(scores) ?? SECONDS_A_SCORE),
  };
}
