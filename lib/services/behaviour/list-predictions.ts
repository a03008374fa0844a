import 'server-only';
import { database } from '@/lib/db';
import { type CustomerPrediction, featureValues, reasonsOf } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { behaviourTargets } from '@/lib/schemas/rule-vocabulary';
import { getBehaviourModel } from './get-behaviour-model';

/** What is expected of one customer, and why: by the newest model of each target that is not archived. */
export async function listPredictions(
  context: Context,
  { customerId }: { customerId: number },
): Promise<CustomerPrediction[]> {
  const { prisma } = await database();
  const found: CustomerPrediction[] = [];
  for (const target of behaviourTargets) {
    const newest = await prisma.behaviourModel.findFirst({
      where: { shopId: context.shop.id, target, archivedAt: null, finishedAt: { not: null } },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
    });
    if (!newest) continue;
    const modelId = newest.id;
    const prediction = await prisma.prediction.findUnique({
      where: { modelId_customerId: { modelId, customerId } },
    });
    if (!prediction) continue;
    const { input, report } = await getBehaviourModel(context, { modelId });
    const { probability } = prediction;
    const below = await prisma.prediction.count({ where: { modelId, probability: { lt: probability } } });
    const values = featureValues.parse(prediction.values);
    const places = new Map(report.features.map(({ name }, place) => [name, place]));
    found.push({
      modelId,
      target,
      days: input.days,
      kind: input.kind,
      category: input.category,
      probability,
      baseRate: report.judged.baseRate,
      percentile: below / Math.max(1, report.predicted),
      reasons: reasonsOf(report.nodes, (feature) => values[places.get(feature) ?? -1] ?? null),
    });
  }
  return found;
}
