import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Csr, csrFromTriples } from './csr';
import { evaluate } from './evaluate';
import { recommenderOf } from './recommenders';

const folder = `${process.env.KINDRED_TEST_DATA ?? '../shared/data'}/ml-100k/ms-split`;
const isThere = existsSync(folder);

interface Row {
  readonly user: number;
  readonly item: number;
  readonly rating: number;
}

/** 943 customers × 1,682 items, in the order of their numbers. */
function readSplit() {
  const read = (name: string) =>
    gunzipSync(readFileSync(`${folder}/${name}.csv.gz`))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [user, item, rating] = line.split(',').map(Number) as [number, number, number];
        return { user: user - 1, item: item - 1, rating };
      });
  return { train: read('train'), test: read('test') };
}

function matrixOf(rows: readonly Row[], value: (row: Row) => number): Csr {
  return csrFromTriples(
    Int32Array.from(rows, ({ user }) => user),
    Int32Array.from(rows, ({ item }) => item),
    Float32Array.from(rows, value),
    943,
    1682,
  );
}

const title = 'MovieLens 100K, the benchmark split of Microsoft Recommenders';
describe.skipIf(!isThere)(isThere ? title : `${title} (skipped: the data is not beside the project)`, () => {
  const rows = isThere ? readSplit() : { train: [], test: [] };
  const held = matrixOf(rows.test, () => 1);
  const judge = async (id: string, params: Record<string, number | string>) => {
    const recommender = recommenderOf(id);
    const train = matrixOf(rows.train, ({ rating }) =>
      recommender.traits.feedback === 'ratings' ? rating : 1,
    );
    return evaluate(
      recommender.open(await recommender.fit(train, params, { seed: 42, progress: () => {} })),
      train,
      held,
      10,
    );
  };

  test('popularity', async () => {
    const { metrics, judgedCustomers } = await judge('popularity', {});
    expect(judgedCustomers).toBe(943);
    expect(metrics['ndcg@10']).toBeCloseTo(0.25235, 5);
  });

  test('item-kNN', async () => {
    const { metrics } = await judge('item-knn', { metric: 'cosine', k: 100, shrinkage: 50 });
    const ndcg = metrics['ndcg@10']!;
    expect(Math.abs(ndcg - 0.4368)).toBeLessThanOrEqual(0.002);
  });

  test('user-kNN with its defaults', async () => {
    expect((await judge('user-knn', {})).metrics['ndcg@10']).toBeGreaterThanOrEqual(0.443);
  });

  // Chosen on a part held out of train.
  test.each([
    ['item-knn', { weighting: 'tf-idf', shrinkage: 0, k: 150, asymmetry: 0.65 }, 0.457],
    ['user-knn', { weighting: 'tf-idf', k: 150, exponent: 2.3 }, 0.4503],
    ['rp3beta', {}, 0.437],
    ['slim', { l1: 10, l2: 100 }, 0.464],
  ])('%s with %o', async (id, params, least) => {
    expect((await judge(id, params)).metrics['ndcg@10']).toBeGreaterThanOrEqual(least);
  });

  test('EASE', async () => {
    const { metrics } = await judge('ease', { l2: 700 });
    expect(Math.abs(metrics['ndcg@10']! - 0.4823)).toBeLessThanOrEqual(0.0005);
    expect(metrics['precision@10']).toBeCloseTo(0.4181, 3);
    expect(metrics['recall@10']).toBeCloseTo(0.2274, 3);
    expect(metrics['map@10']).toBeCloseTo(0.1489, 3);
  });

  test('iALS with its defaults', async () => {
    expect((await judge('ials', {})).metrics['ndcg@10']).toBeGreaterThanOrEqual(0.485);
  });
});
