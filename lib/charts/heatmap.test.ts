import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colourIndex, colourScale, paintCells } from './colour-scale';
import { cellAt, clampView, pairsOf, reveal, strongestPairs, wholeMap, zoomAt } from './heatmap-view';

test('a scale diverges around 0 where values are below it, and is sequential else', () => {
  const diverging = colourScale(-0.2, 0.8);
  expect([diverging.min, diverging.max]).toEqual([-0.8, 0.8]);
  expect(colourIndex(diverging, 0)).toBe(128);
  expect(colourScale(0, 0.5).min).toBe(0);
  expect(colourIndex(colourScale(0, 0.5), 9)).toBe(255);
});

test('paints the lowest and the highest in the ends of the scale, the diagonal in grey', () => {
  const scale = colourScale(0, 1);
  const out = new Uint32Array(4);
  paintCells(Float32Array.of(1, 0, 1, 1), 2, scale, out);
  expect([...out]).toEqual([0xff9a9a9a, scale.words[0], scale.words[255], 0xff9a9a9a]);
});

test('zooming keeps the cell under the pointer there, and never shows emptiness', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 500 }),
      fc.nat(599),
      fc.nat(599),
      fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { maxLength: 8 }),
      (size, px, py, factors) => {
        let view = wholeMap(size, 600);
        for (const factor of factors) {
          const before = cellAt(view, px, py, size);
          const next = zoomAt(view, factor, px, py, size, 600);
          if (factor > 1 && before)
            expect(Math.abs((cellAt(next, px, py, size)?.row ?? -9) - before.row)).toBeLessThanOrEqual(1);
          view = next;
          expect(clampView(view, size, 600)).toEqual(view);
          expect(cellAt(view, 0, 0, size)).not.toBeNull();
        }
        const seen = reveal(view, { row: size - 1, column: 0 }, size, 600);
        expect(seen.x).toBe(0);
        expect(seen.y + 600 / seen.scale).toBeCloseTo(size, 6);
      },
    ),
  );
});

test("a block's pairs come once, best first, without the diagonal", () => {
  const cells = Float32Array.of(1, 0.2, 0.9, 0.2, 1, 0.4, 0.9, 0.4, 1);
  const whole = pairsOf(cells, 3, { from: { row: 2, column: 2 }, to: { row: 0, column: 0 } });
  expect(whole.map(({ value }) => Math.round(value * 10))).toEqual([9, 4, 2]);
  expect(strongestPairs(cells, 3, 1)).toEqual([{ row: 0, column: 2, value: Math.fround(0.9) }]);
});
