import { expect, test } from 'vitest';
import { crossValidate } from './cross-validate';
import { csrFromRows } from './csr';
import { evaluate } from './evaluate';
import { popularity } from './recommenders/popularity';
import { type TrainingData } from './recommender';
import { splitMatrix } from './split-matrices';

const data = csrFromRows(
  Array.from({ length: 30 }, (_, user) =>
    Array.from({ length: 24 }, (_item, item) => item)
      .filter((item) => (item * 7 + user * 3) % 5 < 2 || user === 29)
      .slice(0, user === 0 ? 2 : 24)
      .map((item) => [item, 1] as const),
  ),
  24,
);
const splitOf = (fold: number) =>
  splitMatrix(data, { kind: 'k-fold', testRatio: 0.2, folds: 4, fold, seed: 9 });
const fit = async (train: TrainingData) =>
  popularity.open(await popularity.fit(train, {}, { seed: 1, progress: () => {} }));

test('a customer counts once, with the mean over the parts that judged them', async () => {
  const whole = await crossValidate(4, splitOf, fit, 5);
  const parts = await Promise.all(
    [0, 1, 2, 3].map(async (fold) => {
      const { train, test: held } = splitOf(fold);
      return evaluate(await fit(train), train, held, 5).judged;
    }),
  );
  expect([...whole.judged.rows]).toEqual(Array.from({ length: 30 }, (_, row) => row));
  whole.judged.rows.forEach((row, place) => {
    const own = parts.flatMap(({ rows, values }) => {
      const at = rows.indexOf(row);
      return at < 0 ? [] : [values['ndcg']![at]!];
    });
    // The customer of two items is in two parts only.
    expect(own).toHaveLength(row === 0 ? 2 : 4);
    expect(whole.judged.values['ndcg']![place]).toBeCloseTo(
      own.reduce((sum, value) => sum + value, 0) / own.length,
      6,
    );
  });
  const mean = whole.judged.values['ndcg']!.reduce((sum, value) => sum + value, 0) / 30;
  expect(whole.metrics['ndcg@5']).toBeCloseTo(mean, 6);
  expect(whole.metrics['coverage@5']).toBeGreaterThan(0);
  const last = parts[3]!;
  expect([...whole.judged.lists.subarray(29 * 5)]).toEqual([...last.lists.subarray(last.lists.length - 5)]);
});

test('stops when progress throws', async () => {
  const stop = () => {
    throw new Error('cancelled');
  };
  await expect(crossValidate(4, splitOf, fit, 5, stop)).rejects.toThrow('cancelled');
});

test('a part in which nobody could be judged does not pull what is told of all lists down', async () => {
  const whole = await crossValidate(4, splitOf, fit, 5);
  const empty = csrFromRows([], 24);
  const withEmpty = await crossValidate(
    5,
    (fold) =>
      fold < 4
        ? splitOf(fold)
        : { train: splitOf(0).train, test: { ...empty, rows: 30, indptr: new Int32Array(31) } },
    fit,
    5,
  );
  expect(withEmpty.metrics).toEqual(whole.metrics);
});
