import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import {
  type BehaviourModelDetail,
  type BehaviourModelView,
  type BehaviourReport,
  behaviourReport,
  startBehaviourInput,
} from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { questionKey } from '@/lib/schemas/prediction-question';
import { shopClock } from '@/lib/services/segments/shop-clock';
import { newestModels } from './newest-models';

const select = { id: true, input: true, report: true, archivedAt: true, createdAt: true } as const;

/** A finished model as it was learned. Throws `not-found`. */
export async function readBehaviourModel(
  { shop }: Context,
  { modelId }: { modelId: string },
): Promise<Omit<BehaviourModelDetail, 'isAsked' | 'isStale'>> {
  const { prisma } = await database();
  const row = await prisma.behaviourModel.findFirst({
    where: { id: modelId, shopId: shop.id, finishedAt: { not: null } },
    select,
  });
  if (!row) throw saidError('not-found', 'noBehaviour');
  return {
    id: row.id,
    input: startBehaviourInput.parse(row.input),
    isArchived: row.archivedAt !== null,
    createdAt: row.createdAt.toISOString(),
    report: behaviourReport.parse(row.report),
  };
}

/** Whether the shop's log goes on after the moment that a model's predictions start from. */
export const isStale = ({ predictAt }: BehaviourReport, clock: number | null): boolean =>
  clock !== null && clock > Date.parse(predictAt);

/** A finished model, with how it stands in the shop now. Throws `not-found`. */
export async function getBehaviourModel(
  context: Context,
  { modelId }: { modelId: string },
): Promise<BehaviourModelDetail> {
  const model = await readBehaviourModel(context, { modelId });
  const asked = (await newestModels(context)).get(questionKey(model.input));
  return {
    ...model,
    isAsked: asked?.id === modelId,
    isStale: isStale(model.report, await shopClock(context)),
  };
}

/** The shop's finished models, newest first, at most 100. */
export async function listBehaviourModels({ shop }: Context): Promise<BehaviourModelView[]> {
  const { prisma } = await database();
  const rows = await prisma.behaviourModel.findMany({
    where: { shopId: shop.id, finishedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select,
  });
  return rows.map(({ id, input, report, archivedAt, createdAt }) => {
    const { judged, predicted } = behaviourReport.parse(report);
    return {
      id,
      input: startBehaviourInput.parse(input),
      isArchived: archivedAt !== null,
      createdAt: createdAt.toISOString(),
      rocArea: judged.rocArea,
      baseRate: judged.baseRate,
      predicted,
    };
  });
}
