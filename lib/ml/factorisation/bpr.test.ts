import { describe, expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import { bprEpochs, drawNegative } from './bpr';
import { foldInBpr } from './bpr-fold-in';
import { initialFactors } from './initial-factors';
import { scoreItems } from './score-items';
import { trainBpr } from './train-bpr';

const ITEMS = 30;
const settings = { dimensions: 8, epochs: 15, learningRate: 0.1, regularisation: 0.01 };
const run = { seed: 4, progress: () => {} };

/** Customers of three tastes: each turned to most items of the own third and few of the others. */
const random = createRandom(9);
const data = csrFromRows(
  Array.from({ length: 90 }, (_, customer) =>
    Array.from({ length: ITEMS }, (_, item) => [item, 1] as const).filter(
      ([item]) => random.next() < (item % 3 === customer % 3 ? 0.7 : 0.05),
    ),
  ),
  ITEMS,
);

test('scores of all items are dot products, whatever the number of dimensions', () => {
  for (const d of [1, 3, 4, 7, 8]) {
    const items = initialFactors(createRandom(d), 6, d, 1);
    const vector = initialFactors(createRandom(d + 1), 1, d, 1);
    const out = new Float32Array(6);
    scoreItems(vector, items, out);
    for (let item = 0; item < 6; item++) {
      const wanted = vector.reduce((sum, value, p) => sum + value * items[item * d + p]!, 0);
      expect(out[item]).toBeCloseTo(wanted, 6);
    }
  }
});

test('negatives are never in the history, and all others come up', () => {
  const draws = createRandom(1);
  const seen = new Set<number>();
  for (let draw = 0; draw < 300; draw++) seen.add(drawNegative(draws, 10, (item) => item < 4));
  expect([...seen].sort()).toEqual([4, 5, 6, 7, 8, 9]);
});

test('a customer who turned to everything has no negatives and does not hang the fit', () => {
  expect(drawNegative(createRandom(1), 10, () => true)).toBe(-1);
  const all = csrFromRows([[0, 1, 2].map((item) => [item, 1] as const)], 3);
  const [epoch] = bprEpochs(all, settings, 1, () => {});
  expect(epoch?.loss).toBe(0);
});

describe('BPR', () => {
  test('begins near ln 2 a pair and learns to order the pairs', () => {
    const losses = Array.from(
      bprEpochs(data, settings, 1, () => {}),
      ({ loss }) => loss,
    );
    expect(losses[0]!).toBeLessThan(Math.LN2 + 0.02);
    expect(losses.at(-1)!).toBeLessThan(0.5 * losses[0]!);
  });

  test('puts a withheld item of the own taste above those of the others', () => {
    const { factors } = trainBpr(data, { ...settings, patience: 15 }, run);
    const scores = new Float32Array(ITEMS);
    scoreItems(foldInBpr(Int32Array.of(0, 3, 6, 9), factors, settings), factors.items, scores);
    const meanOf = (taste: number) =>
      scores.reduce((sum, score, item) => sum + (item >= 12 && item % 3 === taste ? score : 0), 0) / 6;
    expect(meanOf(0)).toBeGreaterThan(meanOf(1) + 0.5);
    expect(meanOf(0)).toBeGreaterThan(meanOf(2) + 0.5);
  });

  test('stops when the validation part gets no better, and keeps both curves', () => {
    const trained = trainBpr(data, { ...settings, epochs: 60, patience: 3 }, run);
    const best = Math.max(...trained.validationCurve);
    expect(trained.validationCurve[trained.epochs - 1]).toBe(best);
    expect(trained.validationCurve).toHaveLength(Math.min(60, trained.epochs + 3));
    expect(trained.lossCurve).toHaveLength(trained.validationCurve.length);
  });

  test('trains all epochs where no history can be cut', () => {
    const single = csrFromRows(
      Array.from({ length: 6 }, (_, customer) => [[customer % 3, 1] as const]),
      5,
    );
    const trained = trainBpr(single, { ...settings, patience: 2 }, run);
    expect(trained.epochs).toBe(settings.epochs);
    expect(trained.validationCurve).toHaveLength(0);
  });

  test('can be cancelled at any time', () => {
    let reports = 0;
    const progress = () => {
      if (++reports === 20) throw new Error('cancelled');
    };
    expect(() => trainBpr(data, { ...settings, patience: 15 }, { seed: 1, progress })).toThrow('cancelled');
  });
});

describe('folding in', () => {
  const items = initialFactors(createRandom(3), ITEMS, 8, 1);
  const biases = initialFactors(createRandom(5), ITEMS, 1, 0.1);

  test('gives the same vector whatever the order of the history', () => {
    const forward = foldInBpr(Int32Array.of(2, 7, 11, 20), { items, biases }, settings);
    const backward = foldInBpr(Int32Array.of(20, 11, 7, 2), { items, biases }, settings);
    expect(backward).toEqual(forward);
  });

  test('an empty history is no one', () => {
    expect(foldInBpr(new Int32Array(), { items, biases }, settings)).toEqual(new Float32Array(8));
  });

  test('an item of the history scores higher than before it was in it', () => {
    const scoreOf = (history: number[], item: number) => {
      const out = new Float32Array(ITEMS);
      scoreItems(foldInBpr(Int32Array.from(history), { items, biases }, settings), items, out);
      return out[item]!;
    };
    for (const item of [4, 9, 23])
      expect(scoreOf([1, 15, item], item)).toBeGreaterThan(scoreOf([1, 15], item));
  });
});
