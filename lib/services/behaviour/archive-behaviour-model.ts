import 'server-only';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';

interface OneModel {
  readonly modelId: string;
}

const missing = () => new AppError('not-found', 'This behaviour model does not exist.');

async function setArchived({ shop }: Context, { modelId }: OneModel, archivedAt: Date | null): Promise<void> {
  const { prisma } = await database();
  const { count } = await prisma.behaviourModel.updateMany({
    where: { id: modelId, shopId: shop.id },
    data: { archivedAt },
  });
  if (count === 0) throw missing();
}

/** Puts a model out of use: portraits and segments follow the newest of its target that is left. */
export const archiveBehaviourModel = (context: Context, input: OneModel): Promise<void> =>
  setArchived(context, input, new Date());

/** Brings a model back from the archive. */
export const unarchiveBehaviourModel = (context: Context, input: OneModel): Promise<void> =>
  setArchived(context, input, null);

/** Deletes a model with its predictions. */
export async function deleteBehaviourModel({ shop }: Context, { modelId }: OneModel): Promise<void> {
  const { prisma } = await database();
  const { count } = await prisma.behaviourModel.deleteMany({ where: { id: modelId, shopId: shop.id } });
  if (count === 0) throw missing();
}
