import 'server-only';
import { database, type Prisma } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SearchTrial, searchTrials, type StartSearchInput, trialParams } from '@/lib/schemas/search';

export interface SavedSearch {
  readonly id: string;
  readonly best: SearchTrial['params'];
}

export interface FinishedSearch {
  readonly jobId: string;
  readonly input: StartSearchInput;
  readonly result: { readonly trials: readonly SearchTrial[]; readonly best: Pick<SearchTrial, 'params'> };
}

/** The search that a job has finished already, but for its winner's training; null where it has not. */
export async function findSearchOfJob({ shop }: Context, jobId: string): Promise<SavedSearch | null> {
  const { prisma } = await database();
  const row = await prisma.search.findFirst({
    where: { jobId, shopId: shop.id, finishedAt: { not: null } },
    select: { id: true, best: true },
  });
  return row && { id: row.id, best: trialParams.parse(row.best) };
}

/** Writes every setting down that a search tried. */
export async function saveSearch(
  { shop }: Context,
  { jobId, input, result }: FinishedSearch,
): Promise<SavedSearch> {
  const { prisma } = await database();
  const best = result.best.params;
  const { id } = await prisma.search.create({
    data: {
      jobId,
      shopId: shop.id,
      algorithm: input.algorithm,
      input: { ...input, params: { ...input.params }, split: { ...input.split } },
      trials: searchTrials.parse(result.trials) satisfies Prisma.InputJsonValue,
      best: { ...best },
      finishedAt: new Date(),
    },
    select: { id: true },
  });
  return { id, best };
}

/** Notes which run the best setting was trained as. */
export async function linkWinner(searchId: string, runId: string): Promise<void> {
  const { prisma } = await database();
  await prisma.search.update({ where: { id: searchId }, data: { runId } });
}
