import { expect, test } from 'vitest';
import { clustersTask } from './clusters';
import { simulateShop } from '@/lib/simulator';
import { tasteGroups } from '@/lib/simulator/words/category';
import { adjustedRandIndex } from '@/lib/ml/clustering/adjusted-rand';
import { kMeans } from '@/lib/ml/clustering/k-means';
import { type Points } from '@/lib/ml/clustering/points';
import { createRandom } from '@/lib/ml/random';

const LEAST = 20;

/** The demo shop as a marketer sees it: interactions by customer and category. What is true of the customers only judges. */
function demoShop() {
  const { products, customers, interactions, truth } = simulateShop({ seed: 42, size: 'demo' });
  const categories = [...new Set(products.map(({ category }) => category))];
  const columnOf = new Map(
    products.map(({ productId, category }) => [productId, categories.indexOf(category)]),
  );
  const rowOf = new Map(customers.map(({ customerId }, row) => [customerId, row]));
  const cols = categories.length;
  const values = new Float32Array(customers.length * cols);
  const events = new Int32Array(customers.length);
  for (const { customerId, productId, kind } of interactions) {
    if (kind === 'return') continue;
    const row = rowOf.get(customerId)!;
    events[row]!++;
    values[row * cols + columnOf.get(productId)!]!++;
  }
  const groups = Int32Array.from(truth.customers, ({ group }) => tasteGroups.indexOf(group));
  return { points: { rows: customers.length, cols, values }, events, groups };
}

test('the hidden taste groups come back', () => {
  const { points, events, groups } = demoShop();
  const rows = Int32Array.from(events.keys());
  const { k, labels } = clustersTask(
    {
      points,
      transform: 'hellinger',
      fitRows: rows.filter((row) => events[row]! >= LEAST),
      ...{ from: 6, to: 10, method: 'k-means', umap: false, seed: 42, table: null },
    },
    { report: () => {} },
  );
  const agreement = (keep: (row: number) => boolean) => {
    const kept = rows.filter(keep);
    return {
      index: adjustedRandIndex(
        kept.map((row) => labels[row]!),
        kept.map((row) => groups[row]!),
      ),
      share: kept.length / rows.length,
    };
  };
  expect(k).toBe(tasteGroups.length);
  const seen = (least: number) => agreement((row) => events[row]! >= least);
  expect(seen(LEAST).index).toBeGreaterThanOrEqual(0.82);
  // Five in six customers; a handful of looks cannot tell the taste of the others.
  expect(seen(5).index).toBeGreaterThanOrEqual(0.8);
  expect(seen(5).share).toBeGreaterThan(0.8);
});

/** Clouds of points around centres that lie apart, in turn. */
function clouds(rows: number, cols: number, k: number): { points: Points; own: Int32Array } {
  const random = createRandom(11);
  const own = Int32Array.from({ length: rows }, (_, row) => row % k);
  const values = Float32Array.from(
    { length: rows * cols },
    (_, at) => 6 * Number(at % cols === own[Math.floor(at / cols)]) + random.normal(),
  );
  return { points: { rows, cols, values }, own };
}

test("of more customers than Ward's tree and UMAP take, a sample is laid out and everybody is placed", () => {
  const { points, own } = clouds(6000, 6, 4);
  const { k, labels, landmarks, umap, certainty } = clustersTask(
    {
      points,
      transform: 'none',
      fitRows: Int32Array.from(own.keys()),
      ...{ from: 4, to: 4, method: 'ward', umap: true, seed: 42, table: null },
    },
    { report: () => {} },
  );
  expect([k, landmarks, labels.length, certainty.length]).toEqual([4, 3000, 6000, 6000]);
  expect(adjustedRandIndex(labels, own)).toBeGreaterThan(0.99);
  // Who is only placed lies with the own group on the map as well.
  if (!umap) throw new Error('there is no map');
  const map = { rows: 6000, cols: 2, values: umap };
  expect(adjustedRandIndex(kMeans(map, { k: 4, seed: 1, starts: 20 }).labels, own)).toBeGreaterThan(0.95);
});
