import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type NamedInput, type NamedInRules } from '@/lib/schemas/segment-catalogue';
import { kindOf } from './find-segment';
import { readClusterings } from './read-clusterings';

/** Segments and clusterings that rules name though the catalogue does not offer them (any more): archived ones, older ones. */
export async function readNamed(
  { shop }: Context,
  { segmentIds, clusteringIds }: NamedInput,
): Promise<NamedInRules> {
  const { prisma } = await database();
  const segments = await prisma.segment.findMany({
    where: { shopId: shop.id, id: { in: segmentIds } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, kind: true, size: true },
  });
  return {
    segments: segments.map(({ kind, ...segment }) => ({ ...segment, kind: kindOf(kind) })),
    clusterings: clusteringIds.length > 0 ? await readClusterings(shop.id, clusteringIds) : [],
  };
}
