import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topItems } from '@/lib/ml/rank';
import { createRandom } from '@/lib/ml/random';
import { openDenseItems, openSparseItems } from './item-sums';
import { openScoreBoard } from './score-board';

test('the best of a board are those of the reference: ties, left out ones, more asked for than there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -4, max: 30 }), fc.boolean()), { minLength: 1, maxLength: 90 }),
      fc.integer({ min: 0, max: 100 }),
      (items, k) => {
        const board = openScoreBoard(items.length);
        board.scores.set(items.map(([score]) => score / 3));
        board.skip.set(items.map(([, isLeftOut]) => (isLeftOut ? 1 : 0)));
        expect(board.top(k)).toEqual(topItems(board.scores, k, board.skip));
      },
    ),
  );
});

test('sums over a history are the products with the matrix, dense or sparse, one history after the other', () => {
  const random = createRandom(5);
  const items = 37;
  const dense = Float32Array.from({ length: items * items }, () =>
    random.next() < 0.3 ? random.normal() : 0,
  );
  const cells = Array.from(dense.keys()).filter((cell) => dense[cell] !== 0);
  const sparse = {
    items,
    starts: Int32Array.from(
      { length: items + 1 },
      (_, item) => cells.filter((cell) => cell < item * items).length,
    ),
    others: Int32Array.from(cells, (cell) => cell % items),
    weights: Float32Array.from(cells, (cell) => dense[cell]!),
  };
  for (const length of [0, 1, 4, 7, 37]) {
    const history = {
      items: Int32Array.from(
        random.shuffle(Array.from({ length: items }, (_, item) => item)).slice(0, length),
      ),
      weights: Float32Array.from({ length }, () => random.normal()),
    };
    for (const sum of [openDenseItems(dense, items).sum, openSparseItems(sparse)]) {
      const out = new Float32Array(items).fill(9);
      sum!(history, out);
      for (let item = 0; item < items; item++) {
        const wanted = history.items.reduce(
          (all, from, h) => all + history.weights[h]! * dense[from * items + item]!,
          0,
        );
        expect(out[item]).toBeCloseTo(wanted, 5);
      }
    }
  }
});
