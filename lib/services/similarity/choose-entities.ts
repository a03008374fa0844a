import 'server-only';
import { database } from '@/lib/db';
import { createRandom } from '@/lib/ml/random';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityRequest } from '@/lib/schemas/similarity';

/** Which customers or products a heatmap compares: the busiest, a random draw, or the busiest of a group; and how many there were. */
export async function chooseEntities(
  { shop }: Context,
  { of, subset, group, size, seed }: SimilarityRequest,
): Promise<{ ids: number[]; available: number }> {
  const { prisma } = await database();
  const where = { shopId: shop.id, interactionCount: { gt: 0 } };
  const query = {
    orderBy: [{ interactionCount: 'desc' as const }, { id: 'asc' as const }],
    select: { id: true },
  };
  const rows =
    of === 'customer'
      ? await prisma.customer.findMany({
          ...query,
          where: subset === 'group' ? { ...where, country: group ?? null } : where,
        })
      : await prisma.product.findMany({
          ...query,
          where: subset === 'group' ? { ...where, category: group ?? null } : where,
        });
  const ids = rows.map(({ id }) => id);
  if (ids.length < 2) throw saidError('not-enough-data', 'smallHeatmap');
  const chosen = subset === 'random' ? createRandom(seed).shuffle([...ids]) : ids;
  return { ids: chosen.slice(0, size), available: ids.length };
}
