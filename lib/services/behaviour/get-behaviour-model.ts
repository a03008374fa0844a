import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import {
  type BehaviourModelDetail,
  type BehaviourModelView,
  behaviourReport,
  startBehaviourInput,
} from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { questionKey } from '@/lib/schemas/prediction-question';
import { shopClock } from '@/lib/services/segments/shop-clock';
import { newestModels } from './newest-models';

const select = { id: true, input: true, report: true, archivedAt: true, createdAt: true } as const;

/** A finished model. Throws `not-found`. */
export async function getBehaviourModel(
  context: Context,
  { modelId }: { modelId: string },
): Promise<BehaviourModelDetail> {
  const { prisma } = await database();
  const { shop } = context;
  const row = await prisma.behaviourModel.findFirst({
    where: { id: modelId, shopId: shop.id, finishedAt: { not: null } },
    select,
  });
  if (!row) throw saidError('not-found', 'noBehaviour');
  const input = startBehaviourInput.parse(row.input);
  const report = behaviourReport.parse(row.report);
  const asked = (await newestModels(context)).get(questionKey(input));
  return {
    id: row.id,
    input,
    isArchived: row.archivedAt !== null,
    createdAt: row.createdAt.toISOString(),
    isAsked: asked?.id === row.id,
    isStale: ((await shopClock(context)) ?? 0) > Date.parse(report.predictAt),
    report,
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
