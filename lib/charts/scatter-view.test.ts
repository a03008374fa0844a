import { expect, test } from 'vitest';
import {
  moveScatter,
  nearestPoint,
  paintPoints,
  pixelOf,
  pointsInside,
  wholeScatter,
  zoomScatter,
} from './scatter-view';

const positions = Float32Array.of(0, 0, 10, 0, 10, 10, 0, 10, 5, 5);
const view = wholeScatter(positions, 100, 100);
const all = () => true;
const at = (x: number, y: number) => ({ x: (x - view.x) * view.scale, y: (view.y - y) * view.scale });

test('the whole map is in the picture, upright and centred', () => {
  expect(at(5, 5)).toEqual({ x: 50, y: 50 });
  expect(at(0, 10).y).toBeLessThan(at(0, 0).y);
  expect(at(0, 0).x).toBeGreaterThan(0);
  expect(at(10, 0).x).toBeLessThan(100);
  expect(wholeScatter(new Float32Array(), 100, 100).scale).toBe(1);
});

test('zooming keeps what is under the pointer, moving moves it', () => {
  const pixel = at(10, 10);
  const near = zoomScatter(view, 3, pixel);
  expect(near.x + pixel.x / near.scale).toBeCloseTo(10);
  expect(near.y - pixel.y / near.scale).toBeCloseTo(10);
  const moved = moveScatter(view, 10, -20);
  expect((5 - moved.x) * moved.scale).toBeCloseTo(60);
  expect((moved.y - 5) * moved.scale).toBeCloseTo(30);
});

test('finds the nearest shown point, and those inside of an outline', () => {
  const { x, y } = at(5, 5);
  expect(nearestPoint(positions, view, { x: x + 3, y: y - 2 }, all)).toBe(4);
  expect(nearestPoint(positions, view, { x: x + 3, y }, (one) => one !== 4)).toBe(-1);
  const outline = [at(4, 4), at(11, 4), at(11, 11), at(4, 11)];
  expect(pointsInside(positions, view, outline, all)).toEqual([2, 4]);
  expect(pointsInside(positions, view, outline, (one) => one !== 2)).toEqual([4]);
});

test('paints squares, cuts them at the edge and leaves out what is hidden', () => {
  const pixels = new Uint32Array(100 * 100);
  const colours = Uint32Array.of(7, 7, 7, 7, 0);
  paintPoints({ positions, colours }, view, pixels, 100, 100, 3);
  expect(pixels.filter((pixel) => pixel === 7)).toHaveLength(36);
  // The point at the corner shows four of its pixels, the one on the left edge six.
  paintPoints({ positions, colours }, { ...view, x: 10, y: 10 }, pixels, 100, 100, 3);
  expect(pixels[0]).toBe(7);
  expect(pixels.filter((pixel) => pixel === 7)).toHaveLength(4 + 6);
  expect(pixelOf('#123456', 1)).toBe(0xff563412);
});
