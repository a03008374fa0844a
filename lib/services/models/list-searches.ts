import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { searchTrials, type SearchView, startSearchInput, trialParams } from '@/lib/schemas/search';

/** The shop's finished hyper-parameter searches, newest first, at most 50. */
export async function listSearches({ shop }: Context): Promise<SearchView[]> {
  const { prisma } = await database();
  const rows = await prisma.search.findMany({
    where: { shopId: shop.id, finishedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: { id: true, input: true, trials: true, best: true, runId: true, createdAt: true },
  });
  return rows.map(({ id, input: stored, trials, best, runId, createdAt }) => {
    const input = startSearchInput.parse(stored);
    return {
      id,
      input,
      runId,
      algorithm: input.algorithm,
      method: input.method,
      trials: searchTrials.parse(trials),
      best: trialParams.parse(best),
      createdAt: createdAt.toISOString(),
    };
  });
}
