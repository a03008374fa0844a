import { expect, test } from 'vitest';
import { csrFromTriples } from './csr';
import { mostAlike } from './look-alikes';

/** Two tastes: rows 0 to 3 turn to columns 0 to 2, rows 4 to 6 to columns 3 and 4, row 7 to nothing. */
const entries = [
  [0, 0, 1],
  [0, 1, 1],
  [1, 0, 2],
  [1, 1, 2],
  [2, 1, 1],
  [2, 2, 1],
  [3, 2, 1],
  [3, 4, 1],
  [4, 3, 1],
  [5, 3, 1],
  [5, 4, 1],
  [6, 4, 1],
] as const;
const matrix = csrFromTriples(
  Int32Array.from(entries, ([row]) => row),
  Int32Array.from(entries, ([, column]) => column),
  Float32Array.from(entries, ([, , value]) => value),
  8,
  5,
);
const vectors = new Float32Array(8 * 5);
for (const [row, column, value] of entries) vectors[row * 5 + column] = value;

test('finds who is like the seeds, most alike first, without the seeds and without strangers', () => {
  expect([...mostAlike(matrix, Int32Array.of(0), 10)]).toEqual([1, 2]);
  expect([...mostAlike(matrix, Int32Array.of(0, 2), 10)]).toEqual([1, 3]);
  expect([...mostAlike(matrix, Int32Array.of(4), 1)]).toEqual([5]);
});

test('a row of twice the amounts weighs as much as any other seed', () => {
  expect([...mostAlike(matrix, Int32Array.of(1, 4), 10)]).toEqual([0, 5, 2]);
});

test('dense vectors give the same as sparse ones', () => {
  for (const seeds of [[0], [2, 5], [7, 3], [7]])
    expect(mostAlike({ dimensions: 5, vectors }, Int32Array.from(seeds), 10)).toEqual(
      mostAlike(matrix, Int32Array.from(seeds), 10),
    );
});
