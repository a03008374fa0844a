import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Csr } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { someMatrix } from '@/lib/ml/kernels/some-matrix.fixture';
import { shrinkageFactor, similarityMetricIds, similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { userKnn } from './user-knn';

const noRun = { seed: 1, progress: () => {} };

/** score(u, i) = Σ over the k most similar customers of s^ρ · r, each similarity by its formula from two whole rows. */
function scoresByDefinition(
  m: Csr,
  row: number,
  { metric: id, k, shrinkage, exponent }: { metric: string; k: number; shrinkage: number; exponent: number },
): Float32Array {
  const metric = similarityMetricOf(id);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const means = Array.from({ length: m.cols }, (_, item) => {
    const values = [...m.data].filter((_, at) => m.indices[at] === item);
    return metric.centersFeatures && values.length > 0 ? Math.fround(sum(values) / values.length) : 0;
  });
  // Fitted rows are kept in single precision.
  const entries = (of: number, kept: (value: number) => number = Math.fround) =>
    Array.from({ length: m.indptr[of + 1]! - m.indptr[of]! }, (_, at) => {
      const item = m.indices[m.indptr[of]! + at]!;
      const raw = m.data[m.indptr[of]! + at]!;
      return { item, raw, value: kept(raw - means[item]!) };
    });
  const norm = (of: readonly { value: number }[]) => Math.sqrt(sum(of.map(({ value }) => value * value)));
  const history = entries(row, (value) => value);
  const voters = Array.from({ length: m.rows }, (_, other) => {
    const theirs = new Map(entries(other).map(({ item, value }) => [item, value]));
    const pairs = history.flatMap(({ item, value: a }) => {
      const b = theirs.get(item);
      return b === undefined ? [] : [{ a, b }];
    });
    const { value } = metric.parts({
      shared: pairs.length,
      ab: sum(pairs.map(({ a, b }) => a * b)),
      a: sum(pairs.map(({ a }) => a)),
      b: sum(pairs.map(({ b }) => b)),
      aa: sum(pairs.map(({ a }) => a * a)),
      bb: sum(pairs.map(({ b }) => b * b)),
      normA: norm(history),
      normB: norm(entries(other)),
      sizeA: history.length,
      sizeB: entries(other).length,
    });
    return { other, similarity: pairs.length === 0 ? 0 : value * shrinkageFactor(pairs.length, shrinkage) };
  })
    .filter(({ similarity }) => similarity > 0)
    .map(({ other, similarity }) => ({ other, similarity: similarity ** exponent }))
    .sort((x, y) => y.similarity - x.similarity || x.other - y.other)
    .slice(0, k);
  const scores = new Float32Array(m.cols);
  for (const { other, similarity } of voters)
    for (const { item, raw } of entries(other)) scores[item]! += similarity * raw;
  return scores;
}

test.each(similarityMetricIds)(
  '%s: scores are those of the definition, search after search',
  async (metric) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom(0.2, 0.7),
        fc.constantFrom(1, 3, 40),
        fc.constantFrom(0, 5),
        fc.constantFrom(0.3, 1, 2.3),
        fc.boolean(),
        fc.integer(),
        async (rows, cols, density, k, shrinkage, exponent, isOnes, seed) => {
          const m = someMatrix(rows, cols, { density, seed, ...(isOnes && { value: () => 1 }) });
          const params = { metric, k, shrinkage, exponent, weighting: 'none' as const };
          const scorer = userKnn.open(await userKnn.fit(m, params, noRun));
          const scores = new Float32Array(cols);
          for (let row = 0; row < rows; row++) {
            scorer.score(historyOf(m, row), scores);
            expect(scores).toEqual(scoresByDefinition(m, row, params));
          }
        },
      ),
      { numRuns: 30 },
    );
  },
);
