import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { openImport } from '@/lib/imports/open-import';
import type { Catalogue } from '@/lib/ml/recommender';
import { AppError } from '@/lib/schemas/app-error';
import { type FileInteractions } from './read-interactions';

/**
 * What files say of the items: a file of products where one is given, else the titles among the interactions. Absent where
 * nothing is known.
 */
export async function readProducts(
  file: string | undefined,
  { items, titles }: FileInteractions,
): Promise<Catalogue | undefined> {
  const texts = Array.from({ length: items.size }, (_, item) => titles.get(items.idOf(item)) ?? '');
  const categories = new Array<string | null>(items.size).fill(null);
  if (file === undefined) return titles.size > 0 ? { texts, categories } : undefined;
  const stream = createReadStream(file);
  try {
    const opened = await openImport(stream, path.basename(file), { now: Date.now() });
    let known = 0;
    for await (const { products } of opened.batches())
      for (const product of products) {
        const item = items.indexOf(product.productId);
        if (item === undefined) continue;
        known++;
        const { title, titleZh, brand, category, description, descriptionZh } = product;
        texts[item] = [title, titleZh, brand, category, description, descriptionZh]
          .filter(Boolean)
          .join('\n');
        categories[item] = category;
      }
    if (known === 0)
      throw new AppError(
        'not-enough-data',
        `${path.basename(file)} tells of no product that was interacted with.`,
      );
    return { texts, categories };
  } finally {
    stream.destroy();
  }
}
