import 'server-only';
import { totalmem } from 'node:os';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';

/** Bytes that EASE holds while it fits, per item squared: two arrays of doubles and one of singles. */
const EASE_BYTES = 20;

/** Refuses a training that this machine's memory cannot hold, before it starts. */
export async function checkMemory({ shop }: Context, algorithm: string): Promise<void> {
  if (algorithm !== 'ease') return;
  const { prisma } = await database();
  const products = await prisma.product.count({ where: { shopId: shop.id } });
  const needed = EASE_BYTES * products ** 2;
  const limit = Math.min(totalmem() / 2, 8 * 1024 ** 3);
  if (needed > limit)
    throw new AppError(
      'too-large',
      `EASE on ${products} products needs ${(needed / 1024 ** 3).toFixed(1)} GB of memory; at most ${(limit / 1024 ** 3).toFixed(1)} GB may be used here. Train item-kNN instead.`,
    );
}
