import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityMapHead, similarityRequest } from '@/lib/schemas/similarity';
import { listEntities } from './list-entities';

const headSchema = z.object({
  ids: z.array(z.number()),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  dataVersion: z.number(),
  available: z.number(),
});

const missing = () => saidError('not-found', 'noHeatmap');

/** What a heatmap shows: entities in drawing order, range, request. */
export async function getSimilarityMap(
  context: Context,
  { mapId }: { mapId: string },
): Promise<SimilarityMapHead> {
  const { prisma } = await database();
  const row = await prisma.similarityMap.findFirst({
    where: { id: mapId, shopId: context.shop.id },
    select: { id: true, request: true, head: true },
  });
  if (!row) throw missing();
  const { ids, ...head } = headSchema.parse(row.head);
  const request = similarityRequest.parse(row.request);
  return { id: row.id, request, entities: await listEntities(context, request.of, ids), ...head };
}

/** The cells: size × size float32, little-endian, row-major, in drawing order. */
export async function getSimilarityCells(
  { shop }: Context,
  { mapId }: { mapId: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { prisma } = await database();
  const row = await prisma.similarityMap.findFirst({
    where: { id: mapId, shopId: shop.id },
    select: { cells: true },
  });
  if (!row) throw missing();
  return row.cells;
}
