import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityRequest } from '@/lib/schemas/similarity';
import { requestHash } from './request-hash';

/** Heatmaps kept a shop; older ones can be computed again. */
const KEPT = 12;

export interface ComputedMap {
  /** Ids in drawing order. */
  readonly ids: readonly number[];
  readonly cells: Float32Array;
  readonly available: number;
}

/** The bytes as they are: Prisma would write megabytes as text first. Little-endian on every machine that Node runs on today. */
async function saveCells(mapId: string, cells: Float32Array): Promise<void> {
  const { pool } = await database();
  await pool.query('UPDATE "SimilarityMap" SET "cells" = $2 WHERE "id" = $1', [
    mapId,
    Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength),
  ]);
}

/** Keeps a computed matrix; gives back its id. */
export async function saveSimilarityMap(
  context: Context,
  request: SimilarityRequest,
  { ids, cells, available }: ComputedMap,
): Promise<string> {
  const { prisma } = await database();
  const n = ids.length;
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (let row = 0; row < n; row++)
    for (let column = 0; column < row; column++) {
      const value = cells[row * n + column] ?? 0;
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
    }
  const { id: shopId, dataVersion } = context.shop;
  const hash = requestHash(context, request);
  const head = { ids: [...ids], min, max, mean: sum / ((n * (n - 1)) / 2), dataVersion, available };
  const data = {
    shopId,
    requestHash: hash,
    request,
    head,
  };
  const { id } = await prisma.similarityMap.upsert({
    where: { shopId_requestHash: { shopId, requestHash: hash } },
    create: { ...data, cells: new Uint8Array() },
    update: data,
    select: { id: true },
  });
  await saveCells(id, cells);
  const old = await prisma.similarityMap.findMany({
    where: { shopId },
    orderBy: { createdAt: 'desc' },
    skip: KEPT,
    select: { id: true },
  });
  await prisma.similarityMap.deleteMany({ where: { id: { in: old.map((map) => map.id) } } });
  return id;
}
