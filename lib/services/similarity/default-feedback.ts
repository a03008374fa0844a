import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityMetric, type SimilarityRequest } from '@/lib/schemas/similarity';

/**
 * What a comparison is best made of where nobody chose. Correlations need values that differ: ratings where most interactions
 * are such, else weights by kind. Cosine and Jaccard take any interaction as 1.
 */
export async function defaultFeedback(
  { shop }: Context,
  metric: SimilarityMetric,
): Promise<SimilarityRequest['feedback']> {
  if (metric !== 'pearson' && metric !== 'adjusted-cosine') return 'binary';
  const { prisma } = await database();
  const { _sum: sums } = await prisma.product.aggregate({
    where: { shopId: shop.id },
    _sum: { ratingCount: true, interactionCount: true },
  });
  return 2 * (sums.ratingCount ?? 0) > (sums.interactionCount ?? 0) ? 'ratings' : 'implicit';
}
