import { expect, test } from 'vitest';
import { expectedCosts } from './expected-costs';

const points = [
  { threshold: 0.8, truePositives: 6, falsePositives: 1 },
  { threshold: 0.5, truePositives: 9, falsePositives: 10 },
  { threshold: 0.1, truePositives: 10, falsePositives: 90 },
];
const judged = { rows: 100, positives: 10 };

test('dear misses lower the threshold, dear alarms raise it', () => {
  const of = (falseAlarm: number, miss: number) =>
    expectedCosts(points, judged, { falseAlarm, miss }).best.threshold;
  expect(of(1, 1)).toBe(0.8);
  expect(of(1, 5)).toBe(0.5);
  expect(of(1, 100)).toBe(0.1);
  expect(of(10, 1)).toBe(Infinity);
});

test('the cost is that of both mistakes, a customer', () => {
  const { curve } = expectedCosts(points, judged, { falseAlarm: 2, miss: 5 });
  expect(curve.map(({ cost }) => cost)).toEqual([0.5, 0.22, 0.25, 1.8]);
});
