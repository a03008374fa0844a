import 'server-only';
import { DEFAULT_FOLDS } from '@/lib/ml/splits';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Shape } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';
import { trialParams } from '@/lib/schemas/search';
import { type EstimateInput, type TrainingEstimate } from '@/lib/schemas/training-estimate';
import { checkParams } from './check-params';
import { fitTimes } from './fit-times';
import { missingBaselines } from './missing-baselines';
import { planSearch } from './plan-search';
import { readShape } from './read-shape';
import { fitsMemory, trainingBytes } from './training-memory';

/** Seconds that trying the settings of a search takes, their number, and what a grid varies. */
async function estimateSettings(
  { algorithm, method = 'random', trials, validations, params }: EstimateInput,
  shape: Shape,
): Promise<{ seconds: number; search: NonNullable<TrainingEstimate['search']> }> {
  const wanted = { method, trials, params: trialParams.parse(params) };
  const plans = planSearch(recommenderOf(algorithm), wanted, shape.customers);
  let seconds = 0;
  for (const plan of plans) {
    const { fit, judging } = await fitTimes(plan.algorithm, plan.params, shape);
    seconds += plan.units * validations * (fit + judging);
  }
  const settings = plans.reduce((sum, plan) => sum + plan.settings, 0);
  return { seconds, search: { settings, grid: plans.flatMap(({ grid }) => grid) } };
}

/**
 * What a training will take: the algorithm's arithmetic, once for each judged part and once on everything, that of the baselines that
 * have to be judged along, and the memory at the peak. Of a search also every setting that it tries before its best is trained.
 */
export async function estimateTraining(context: Context, input: EstimateInput): Promise<TrainingEstimate> {
  const { algorithm, split: kind, testRatio, folds = DEFAULT_FOLDS } = input;
  const params = checkParams(algorithm, input.params);
  const shape = await readShape(context);
  const parts = kind === 'k-fold' ? folds : 1;
  const { fit, judging } = await fitTimes(algorithm, params, shape);
  let seconds = (parts + 1) * fit + parts * judging;
  const protocol = { ...input, params, split: { kind, testRatio, ...(kind === 'k-fold' ? { folds } : {}) } };
  const baselines = await missingBaselines(context, protocol, shape);
  for (const id of baselines) {
    const times = await fitTimes(id, {}, shape);
    seconds += parts * (times.fit + times.judging);
  }
  const tried = input.method === undefined ? null : await estimateSettings(input, shape);
  const own = trainingBytes(algorithm, params, shape);
  return {
    baselines,
    bytes: Math.max(own, ...baselines.map((id) => trainingBytes(id, {}, shape))),
    fits: fitsMemory(own),
    seconds: seconds + (tried?.seconds ?? 0),
    search: tried?.search ?? null,
  };
}
