import { expect, test } from 'vitest';
import { convolve, gruStep, logSoftmaxInPlace, maxPool2 } from './forward';

test('a convolution by hand: 3 × 3 under two kernels, bias 1', () => {
  const x = Float32Array.of(1, 0, 1, 0, 1, 0, 1, 1, 0);
  const first = [1, 1, 1, 0, 1, 0, 1, 0, 1];
  const second = [1, 0, 1, 1, 1, 0, 0, 1, 1];
  const w = Float32Array.from(first.flatMap((value, at) => [value, second[at] ?? 0]));
  const out = new Float32Array(2);
  convolve(x, 3, w, Float32Array.of(1, 1), out);
  expect([...out]).toEqual([5, 5]);
});

test('a convolution slides along the positions', () => {
  const out = new Float32Array(3);
  convolve(Float32Array.of(1, 2, 3, 4), 1, Float32Array.of(10, 1), Float32Array.of(0.5), out);
  expect([...out]).toEqual([12.5, 23.5, 34.5]);
});

test('pooling keeps the larger of each pair, channel by channel', () => {
  const out = new Float32Array(2);
  maxPool2(Float32Array.of(1, 8, 5, 2, 9, 9), 2, out);
  expect([...out]).toEqual([5, 8]);
});

test('a gated unit: half-open gates halve the way to the new state', () => {
  const state = Float32Array.of(0.4);
  gruStep(state, Float32Array.of(0, 0, 0.3), Float32Array.of(0, 0, 0.2));
  const fresh = Math.tanh(0.3 + 0.5 * 0.2);
  expect(state[0]).toBeCloseTo(fresh + 0.5 * (0.4 - fresh), 6);
});

test('softmax of large numbers does not overflow', () => {
  const x = Float32Array.of(1000, 1000);
  logSoftmaxInPlace(x);
  expect(x[0]).toBeCloseTo(Math.log(0.5), 4);
});
