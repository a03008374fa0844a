import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SearchTrial } from '@/lib/schemas/search';
import {
  axisTicks,
  brushed,
  parallelAxes,
  type ParallelAxis,
  placeOn,
  readBrushes,
  valueAt,
  writeBrushes,
} from './parallel-axes';

const trial = (params: SearchTrial['params'], value: number): SearchTrial => ({
  params,
  value,
  seconds: 1,
  budget: 1,
});

const trials = [
  trial({ l2: 1, k: 50, metric: 'cosine', fixed: 3 }, 0.1),
  trial({ l2: 100, k: 100, metric: 'jaccard', fixed: 3 }, 0.3),
  trial({ l2: 10_000, k: 75, metric: 'cosine', fixed: 3 }, 0.2),
];

test('axes are what the trials vary, the value last; wide ranges are logarithmic', () => {
  const axes = parallelAxes(trials);
  expect(axes.map(({ id, kind }) => [id, kind])).toEqual([
    ['l2', 'log'],
    ['k', 'linear'],
    ['metric', 'choice'],
    ['value', 'linear'],
  ]);
  const [l2, k, metric] = axes as [ParallelAxis, ParallelAxis, ParallelAxis];
  expect(placeOn(l2, trials[1]!)).toBeCloseTo(0.5, 12);
  expect(placeOn(k, trials[2]!)).toBe(0.5);
  expect(placeOn(metric, trials[1]!)).toBe(1);
  expect(placeOn(k, trial({}, 0))).toBeNull();
  expect(valueAt(l2, 0.5)).toBeCloseTo(100, 8);
  expect(valueAt(metric, 0.9)).toBe('jaccard');
  expect(axisTicks(metric)).toEqual([0, 1]);
});

test('brushes keep the trials that pass through all of them', () => {
  const axes = parallelAxes(trials);
  expect(brushed(trials, axes, {})).toHaveLength(3);
  expect(brushed(trials, axes, { k: { low: 0.5, high: 1 } })).toEqual([trials[1], trials[2]]);
  expect(brushed(trials, axes, { k: { low: 0.5, high: 1 }, value: { low: 0.9, high: 1 } })).toEqual([
    trials[1],
  ]);
});

test('places and values are each other’s opposite, and brushes survive the address', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 }),
      (values) => {
        const some = values.map((l2) => trial({ l2 }, 0.5));
        for (const axis of parallelAxes(some).filter(({ id }) => id === 'l2'))
          for (const one of some) {
            const place = placeOn(axis, one)!;
            expect(place).toBeGreaterThanOrEqual(-1e-9);
            expect(place).toBeLessThanOrEqual(1 + 1e-9);
            expect(Number(valueAt(axis, place))).toBeCloseTo(Number(one.params.l2), 3);
          }
      },
    ),
  );
  const brushes = { 'ease.l2': { low: 0.25, high: 0.5 }, value: { low: 0, high: 1 } };
  expect(readBrushes(writeBrushes(brushes))).toEqual(brushes);
  expect(readBrushes('nonsense,l2:9~1,k:0~7')).toEqual({});
});
