import 'server-only';
import { database } from '@/lib/db';
import { type AnyRecommender } from '@/lib/ml/recommender';
import { DEFAULT_FOLDS } from '@/lib/ml/splits';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Context } from '@/lib/schemas/context';
import { type EstimateInput, type ModelRunView, type TrainingEstimate } from '@/lib/schemas/model';
import { assumedRates } from './assumed-rates';
import { checkParams } from './check-params';
import { readShape } from './read-shape';
import { runSelect, runView } from './run-view';
import { fitsMemory, trainingBytes } from './training-memory';

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

/**
 * What a training will take: the algorithm's arithmetic at the speed that its last runs had here, once for each judged part and
 * once on everything, and the memory at the peak. Baselines that have to be judged along are not in it.
 */
export async function estimateTraining(context: Context, input: EstimateInput): Promise<TrainingEstimate> {
  const { algorithm, split, folds = DEFAULT_FOLDS } = input;
  const params = checkParams(algorithm, input.params);
  const recommender = recommenderOf(algorithm);
  const shape = await readShape(context);
  const runs = await lastRuns(algorithm);
  const rates = runs.flatMap((run) => rateOf(recommender, run) ?? []);
  const scores = runs.flatMap(({ scoreSeconds, protocol: { judgedCustomers, products } }) =>
    scoreSeconds === null || judgedCustomers * products === 0
      ? []
      : [scoreSeconds / (judgedCustomers * products)],
  );
  const parts = split === 'k-fold' ? folds : 1;
  const fit = recommender.cost(shape, params).operations / (median(rates) ?? assumedRates[algorithm]);
  const judging = shape.customers * shape.items * (median(scores) ?? SECONDS_A_SCORE);
  const bytes = trainingBytes(algorithm, params, shape);
  return { seconds: (parts + 1) * fit + parts * judging, bytes, fits: fitsMemory(bytes) };
}
