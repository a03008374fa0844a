import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { denseSimilarity } from './dense';
import { explainPair } from './explain-pair';
import { similarityMetricIds } from './metrics';
import { nearestNeighbours } from './neighbours';
import { clusterOrder } from './order';

const plain = { shrinkage: 0, weighting: 'none' } as const;
const rowsOf = (table: readonly (readonly number[])[]) =>
  csrFromRows(
    table.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [[column, value] as const]))),
    table[0]?.length ?? 0,
  );
const tables = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }), {
  minLength: 2,
  maxLength: 9,
});

describe('known answers', () => {
  const one = [
    [1, 0, 1],
    [0, 1, 0],
    [1, 1, 0],
  ];
  const other = [
    [1, 1, 0],
    [0, 0, 1],
    [1, 0, 1],
  ];

  test('cosine of the flattened matrices is 0.4, of the first rows 0.5', () => {
    expect(
      denseSimilarity(rowsOf([one.flat(), other.flat()]), { metric: 'cosine', ...plain })[1],
    ).toBeCloseTo(0.4, 6);
    expect(denseSimilarity(rowsOf([one[0]!, other[0]!]), { metric: 'cosine', ...plain })[1]).toBeCloseTo(
      0.5,
      6,
    );
  });

  test('Pearson takes co-rated entries only: a missing rating is no zero', () => {
    const m = rowsOf([
      [1, 2, 3, 0, 5],
      [2, 4, 6, 1, 0],
    ]);
    expect(denseSimilarity(m, { metric: 'pearson', ...plain })[1]).toBeCloseTo(1, 6);
  });

  test('Pearson of a constant side is 0, not noise', () => {
    expect(
      denseSimilarity(
        rowsOf([
          [3, 3, 3],
          [1, 2, 5],
        ]),
        { metric: 'pearson', ...plain },
      )[1],
    ).toBe(0);
  });

  test('Jaccard and shrinkage by hand', () => {
    const m = rowsOf([
      [1, 1, 1, 0],
      [0, 2, 2, 2],
    ]);
    expect(denseSimilarity(m, { metric: 'jaccard', ...plain })[1]).toBeCloseTo(0.5, 6);
    expect(denseSimilarity(m, { metric: 'jaccard', shrinkage: 8, weighting: 'none' })[1]).toBeCloseTo(
      0.5 * (2 / 10),
      6,
    );
  });
});

describe.each(similarityMetricIds)('%s', (metric) => {
  test('is symmetric, within -1..1, and its explanation adds up to it', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom(0, 5),
        fc.constantFrom('none' as const, 'bm25' as const, 'tf-idf' as const),
        (table, shrinkage, weighting) => {
          const m = rowsOf(table);
          const options = { metric, shrinkage, weighting };
          const cells = denseSimilarity(m, options);
          for (let a = 0; a < m.rows; a++)
            for (let b = 0; b < a; b++) {
              const value = cells[a * m.rows + b]!;
              expect(Math.abs(value)).toBeLessThanOrEqual(1);
              expect(cells[b * m.rows + a]).toBe(value);
              const why = explainPair(m, a, b, options);
              expect(why.similarity).toBeCloseTo(value, 5);
              expect(why.terms.reduce((sum, { term }) => sum + term, 0)).toBeCloseTo(why.numerator, 4);
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('nearest neighbours are those of the whole matrix', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 4 }), (table, k) => {
        const m = rowsOf(table);
        const cells = denseSimilarity(m, { metric, ...plain });
        const found = nearestNeighbours(m, { metric, k, ...plain });
        for (let row = 0; row < m.rows; row++) {
          const wanted = Array.from({ length: m.rows }, (_, other) => other)
            .filter((other) => other !== row && cells[row * m.rows + other]! > 0)
            .sort((a, b) => cells[row * m.rows + b]! - cells[row * m.rows + a]! || a - b)
            .slice(0, k);
          expect([...found.indices.subarray(row * found.k, row * found.k + found.counts[row]!)]).toEqual(
            wanted,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('cluster order brings two hidden groups together', () => {
  const n = 12;
  const cells = Float32Array.from({ length: n * n }, (_, at) =>
    Math.floor(at / n) % 2 === (at % n) % 2 ? 0.9 : 0.1,
  );
  const groups = [...clusterOrder(cells, n)].map((row) => row % 2);
  expect(groups.filter((group, at) => at > 0 && group !== groups[at - 1])).toHaveLength(1);
  expect([...clusterOrder(cells, n)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: n }, (_, row) => row),
  );
});
