import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { askedQuestions } from '@/lib/services/segments/read-rule-world';
import { storedRule } from '@/lib/services/segments/stored-rule';
import { newestModels } from './newest-models';

interface OneModel {
  readonly modelId: string;
}

const missing = () => saidError('not-found', 'noBehaviour');

async function setArchived({ shop }: Context, { modelId }: OneModel, archivedAt: Date | null): Promise<void> {
  const { prisma } = await database();
  const { count } = await prisma.behaviourModel.updateMany({
    where: { id: modelId, shopId: shop.id },
    data: { archivedAt },
  });
  if (count === 0) throw missing();
}

/** Throws `conflict` where a segment asks what no other model answers: everybody would leave it. */
async function refuseInUse(context: Context, { modelId }: OneModel): Promise<void> {
  const { prisma } = await database();
  const left = await newestModels(context, modelId);
  const lost = new Set([...(await newestModels(context)).keys()].filter((key) => !left.has(key)));
  if (lost.size === 0) return;
  const segments = await prisma.segment.findMany({
    where: { shopId: context.shop.id, kind: 'rule' },
    select: { name: true, rule: true },
  });
  const user = segments.find(({ rule }) => {
    const stored = storedRule(rule);
    return stored !== null && askedQuestions(stored).some((key) => lost.has(key));
  });
  if (user) throw saidError('conflict', 'predictionInUse', { name: user.name });
}

/** Puts a model out of use: portraits and segments follow the newest of its question that is left. Throws `conflict` where none is. */
export async function archiveBehaviourModel(context: Context, input: OneModel): Promise<void> {
  await refuseInUse(context, input);
  await setArchived(context, input, new Date());
}

/** Brings a model back from the archive. */
export const unarchiveBehaviourModel = (context: Context, input: OneModel): Promise<void> =>
  setArchived(context, input, null);

/** Deletes a model with its predictions. Throws `conflict` where a segment needs it. */
export async function deleteBehaviourModel(context: Context, { modelId }: OneModel): Promise<void> {
  await refuseInUse(context, { modelId });
  const { prisma } = await database();
  const { count } = await prisma.behaviourModel.deleteMany({
    where: { id: modelId, shopId: context.shop.id },
  });
  if (count === 0) throw missing();
}
