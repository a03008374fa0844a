import 'server-only';
import { database } from '@/lib/db';
import { type CustomerPrediction, featureValues, reasonsOf } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { behaviourTargets } from '@/lib/schemas/rule-vocabulary';
import { shopClock } from '@/lib/services/segments/shop-clock';
import { isStale, readBehaviourModel } from './get-behaviour-model';
import { newestModels } from './newest-models';

/** What is expected of one customer, and why: by the newest model of each question that is not archived. */
export async function listPredictions(
  context: Context,
  { customerId }: { customerId: number },
): Promise<CustomerPrediction[]> {
  const { prisma } = await database();
  const found: CustomerPrediction[] = [];
  const newest = await newestModels(context);
  const clock = await shopClock(context);
  // The entries of targets alone are there once more under their own question.
  const models = new Set(Array.from(newest.values(), ({ id }) => id));
  for (const modelId of models) {
    const prediction = await prisma.prediction.findUnique({
      where: { modelId_customerId: { modelId, customerId } },
    });
    if (!prediction) continue;
    const { input, report } = await readBehaviourModel(context, { modelId });
    const { probability } = prediction;
    const below = await prisma.prediction.count({ where: { modelId, probability: { lt: probability } } });
    const values = featureValues.parse(prediction.values);
    const places = new Map(report.features.map(({ name }, place) => [name, place]));
    found.push({
      modelId,
      target: input.target,
      days: input.days,
      kind: input.kind,
      category: input.category,
      probability,
      baseRate: report.judged.baseRate,
      predictedAt: report.predictAt,
      isStale: isStale(report, clock),
      percentile: below / Math.max(1, report.predicted),
      fidelity: report.fidelity,
      reasons: reasonsOf(report.nodes, (feature) => values[places.get(feature) ?? -1] ?? null),
    });
  }
  const place = ({ target, days }: CustomerPrediction) => 1000 * behaviourTargets.indexOf(target) + days;
  return found.sort((one, other) => place(one) - place(other));
}
