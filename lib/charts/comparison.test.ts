import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupResult, type PairedResult } from '@/lib/schemas/comparison';
import { type ModelRunView, type Protocol } from '@/lib/schemas/model';
import { labelled } from './label-room';
import { labelWidth } from './label-width';
import { niceTicks } from './nice-ticks';
import { groupReach, prepareGroupBars } from './group-bars';
import { readablePairs, turnedPair } from './pairs';
import { paretoFront } from './pareto-front';
import { protocolDifferences, runsToCompare } from './protocols';
import { allParams, differingParams, runLabels } from './run-labels';

const protocol: Protocol = {
  feedback: 'binary',
  split: { kind: 'random', testRatio: 0.2 },
  k: 10,
  seed: 42,
  dataHash: 'a',
  dataVersion: 1,
  candidates: 'all-unseen-in-train',
  trainInteractions: 80,
  testInteractions: 20,
  judgedCustomers: 10,
  customers: 12,
  products: 30,
  version: '0',
};

const run = (id: string, change: Partial<ModelRunView> = {}): ModelRunView => ({
  id,
  algorithm: 'ease',
  params: {},
  protocol,
  metrics: { 'ndcg@10': 0.2 },
  intervals: {},
  fitSeconds: 1,
  scoreSeconds: 1,
  stateBytes: 1,
  verdicts: [],
  repeatOf: null,
  isCurrent: false,
  isArchived: false,
  isStale: false,
  createdAt: '2026-01-01T00:00:00Z',
  ...change,
});

describe('Pareto front', () => {
  test('keeps what nothing beats, whichever end is the good one', () => {
    const points = [
      { x: 1, y: 5 },
      { x: 2, y: 2 },
      { x: 3, y: 4 },
      { x: 3, y: 1 },
    ];
    expect(paretoFront(points, 'high', 'high')).toEqual([points[0], points[2]]);
    expect(paretoFront(points, 'high', 'low')).toEqual([points[3]]);
    expect(paretoFront(points, 'low', 'low')).toEqual([points[0], points[1], points[3]]);
  });

  test('no point of the front beats another, and every other point is beaten by one of it', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const front = paretoFront(points, 'high', 'high');
        const beats = (a: (typeof points)[number], b: (typeof points)[number]) =>
          a.x >= b.x && a.y >= b.y && a.x + a.y > b.x + b.y;
        for (const one of front) expect(front.some((other) => beats(other, one))).toBe(false);
        for (const one of points.filter((candidate) => !front.includes(candidate)))
          expect(front.some((other) => beats(other, one))).toBe(true);
      }),
    );
  });
});

describe('names of runs', () => {
  const name = (algorithm: string) => algorithm.toUpperCase();

  test('say no more than tells them apart', () => {
    const runs = [
      run('1', { algorithm: 'popularity' }),
      run('2', { params: { l2: 100, dropout: 0.1 } }),
      run('3', { params: { l2: 500, dropout: 0.1 } }),
    ];
    expect([...runLabels(runs, name).values()]).toEqual(['POPULARITY', 'EASE · l2 100', 'EASE · l2 500']);
    expect(differingParams(runs)).toEqual(['l2']);
    expect(allParams(runs)).toEqual(['l2', 'dropout']);
  });

  test('are numbered where nothing else tells runs apart, and always differ', () => {
    expect([...runLabels([run('1'), run('2')], name).values()]).toEqual(['EASE (1)', 'EASE (2)']);
    const seeds = [run('1'), run('2', { protocol: { ...protocol, seed: 7 } })];
    expect([...runLabels(seeds, name).values()]).toEqual(['EASE · seed 42', 'EASE · seed 7']);
    fc.assert(
      fc.property(
        fc.array(fc.record({ l2: fc.integer({ min: 0, max: 2 }), seed: fc.integer({ min: 0, max: 1 }) })),
        (settings) => {
          const runs = settings.map(({ l2, seed }, at) =>
            run(String(at), { params: { l2 }, protocol: { ...protocol, seed } }),
          );
          expect(new Set(runLabels(runs, name).values()).size).toBe(runs.length);
        },
      ),
    );
  });
});

describe('protocols', () => {
  test('differ in what changes the held-out interactions or the places, not in the feedback', () => {
    expect(protocolDifferences(protocol, { ...protocol, feedback: 'ratings', version: '1' })).toEqual([]);
    expect(
      protocolDifferences(protocol, {
        ...protocol,
        k: 20,
        seed: 1,
        split: { kind: 'temporal', testRatio: 0.2 },
      }),
    ).toEqual(['split', 'k']);
    expect(protocolDifferences(protocol, { ...protocol, seed: 1 })).toEqual(['seed']);
    const last: Protocol = { ...protocol, split: { kind: 'leave-last-one-out', testRatio: 0.2 } };
    expect(
      protocolDifferences(last, { ...last, seed: 1, split: { kind: 'leave-last-one-out', testRatio: 0.3 } }),
    ).toEqual([]);
  });

  test('the best run of each algorithm is compared first, popularity leading', () => {
    const runs = [
      run('other protocol', { algorithm: 'ials', protocol: { ...protocol, k: 20 } }),
      run('weak', { metrics: { 'ndcg@10': 0.1 } }),
      run('strong', { metrics: { 'ndcg@10': 0.3 }, isCurrent: true }),
      run('popular', { algorithm: 'popularity', metrics: { 'ndcg@10': 0.05 } }),
      run('archived', { algorithm: 'slim', isArchived: true }),
      run('middle', { algorithm: 'item-knn' }),
    ];
    expect(runsToCompare(runs)).toEqual(['popular', 'strong', 'middle']);
    expect(runsToCompare(runs, 2)).toEqual(['popular', 'strong']);
    expect(runsToCompare([])).toEqual([]);
  });
});

test('bars of groups hold everyone once, ties half on each side of zero', () => {
  const group: GroupResult = {
    dimension: 'activity',
    group: 'new',
    customers: 20,
    values: {},
    against: { b: { wins: 8, ties: 4, losses: 8 } },
  };
  const bars = prepareGroupBars([group, { ...group, dimension: 'taste' }], 'activity', 'b');
  expect(bars).toEqual([
    {
      group: 'new',
      customers: 20,
      wins: 8,
      ties: 4,
      losses: 8,
      lossBar: -0.4,
      tieLeft: -0.1,
      tieRight: 0.1,
      winBar: 0.4,
    },
  ]);
  expect(groupReach(bars)).toBe(0.5);
  expect(prepareGroupBars([group], 'activity', 'c')).toEqual([]);
});

test('pairs are read against the reference, and turning one twice gives it back', () => {
  const pair: PairedResult = {
    runId: 'a',
    againstId: 'b',
    difference: { mean: 0.1, low: 0.05, high: 0.2 },
    relative: { mean: 3, low: 1, high: 7 },
    p: 0.01,
    pHolm: 0.02,
    relation: 'better',
    wins: 5,
    ties: 2,
    losses: 1,
  };
  const turned = turnedPair(pair);
  expect(turned).toMatchObject({ runId: 'b', againstId: 'a', relation: 'worse', wins: 1, losses: 5 });
  expect(turned.difference).toEqual({ mean: -0.1, low: -0.2, high: -0.05 });
  expect(turned.relative).toEqual({ mean: -0.75, low: -0.875, high: -0.5 });
  expect(turnedPair(turned)).toEqual(pair);
  expect(turnedPair({ ...pair, relative: { mean: -0.9, low: -1, high: 0 } }).relative).toBeNull();
  expect(readablePairs([pair], 'a', false)).toEqual([turned]);
  expect(readablePairs([pair], 'b', false)).toEqual([pair]);
  expect(readablePairs([pair], 'c', false)).toEqual([]);
  expect(readablePairs([pair], 'c', true)).toEqual([pair]);
});

test('marks of an axis are round, few, and reach the value', () => {
  expect(niceTicks(0.2992)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(niceTicks(0.11)).toEqual([0, 0.025, 0.05, 0.075, 0.1, 0.125]);
  expect(niceTicks(0)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
      const ticks = niceTicks(value);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(value * (1 - 1e-6));
    }),
  );
});

test('labels get the room they need, Chinese ones more for each sign, within bounds', () => {
  expect(labelWidth(['EASE'])).toBe(56);
  expect(labelWidth(['新顾客与老顾客'])).toBe(98);
  expect(labelWidth(['x'.repeat(100)])).toBe(164);
  expect(labelWidth([])).toBe(56);
});

test('no label lies over another; the first are served first', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0.1, y: 0.05 },
    { x: 0.1, y: 0.5 },
    { x: 1, y: 1 },
  ];
  expect(labelled(points)).toEqual([points[0], points[2], points[3]]);
  expect(labelled([{ x: 3, y: 3 }])).toEqual([{ x: 3, y: 3 }]);
  expect(labelled([])).toEqual([]);
});
