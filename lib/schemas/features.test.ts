import { expect, test } from 'vitest';
import { cellOf, rfmCells } from './features';

const scores = [1, 2, 3, 4, 5];

test('every combination of scores is in exactly one cell, and every cell has one', () => {
  const found = new Set<string>();
  for (const recency of scores)
    for (const frequency of scores)
      for (const money of [...scores, null])
        for (const orders of [0, 1, 2]) {
          const cell = cellOf(orders, { recency, frequency, money });
          expect(rfmCells).toContain(cell);
          expect(cell === 'prospects').toBe(orders === 0);
          expect(cell === 'new').toBe(orders === 1 && recency >= 4);
          found.add(cell);
        }
  expect(found.size).toBe(rfmCells.length);
});

test('a better score never leads to a worse cell of the same recency', () => {
  const rank = (cell: (typeof rfmCells)[number]) => rfmCells.indexOf(cell);
  for (const recency of [3, 4, 5])
    for (const score of [1, 2, 3, 4])
      expect(rank(cellOf(2, { recency, frequency: score + 1, money: score + 1 }))).toBeLessThanOrEqual(
        rank(cellOf(2, { recency, frequency: score, money: score })),
      );
  expect(cellOf(9, { recency: 5, frequency: 5, money: 4 })).toBe('champions');
  expect(cellOf(9, { recency: 1, frequency: 5, money: 5 })).toBe('previously-loyal');
  expect(cellOf(9, { recency: 3, frequency: 4, money: null })).toBe('loyal');
});
