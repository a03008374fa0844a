import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCompute } from '@/lib/jobs/compute';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { comparisonInput, gainsInput } from '@/lib/schemas/comparison';
import { type Context } from '@/lib/schemas/context';
import { type StartTrainingInput, startTrainingInput } from '@/lib/schemas/model';
import { loadJudged } from '@/lib/services/models/judged-run';
import { listRuns } from '@/lib/services/models/list-runs';
import { startTraining } from '@/lib/services/models/start-training';
import { createList } from '@/lib/services/segments/create-list';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { compareRuns } from './compare-runs';
import { judgedLists } from './judged-lists';
import { listGains } from './list-gains';

let context: Context;
let popularity: string;
let ease: string;
let views: string;
let otherSeed: string;

const wanted: Partial<StartTrainingInput>[] = [
  { algorithm: 'popularity' },
  { algorithm: 'ease' },
  { algorithm: 'ease', feedback: 'ratings' },
  { algorithm: 'popularity', seed: 1 },
];

beforeAll(async () => {
  context = await createTestShop('Comparison test');
  for (const input of wanted) await startTraining(context, startTrainingInput.parse(input));
  await drainJobs();
  [popularity = '', ease = '', views = '', otherSeed = ''] = (await listRuns(context))
    .map(({ id }) => id)
    .reverse();
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeCompute();
  await closeDatabase();
});

const compare = (...runs: string[]) => compareRuns(context, comparisonInput.parse({ runs: runs.join(',') }));

test('compares runs over the customers that all judged, whatever they were fitted on', async () => {
  const all = await compare(popularity, ease, views);
  expect(all.leftOut).toEqual([]);
  expect(all.runs.map(({ run }) => run.id)).toEqual([popularity, ease, views]);
  expect(all.pairs).toHaveLength(3);
  const two = await compare(popularity, ease);
  // Who rated nothing was not judged on ratings.
  expect(all.customers).toBeLessThan(two.customers);
  const [first, second] = two.runs;
  expect(two.customers).toBe(first?.run.protocol.judgedCustomers);
  for (const each of [first, second])
    expect(each?.intervals.ndcg.mean).toBeCloseTo(each?.run.metrics?.['ndcg@10'] ?? 0, 5);
  // The run's own intervals, where all judged the same customers: the same draws give the same digits.
  expect(second?.intervals.ndcg).toEqual(second?.run.intervals['ndcg@10']);
  expect(second?.intervals.mrr).toEqual(second?.run.intervals['mrr@10']);
  expect(all.runs[1]?.intervals.mrr).not.toEqual(second?.intervals.mrr);
  const [pair] = two.pairs;
  expect([pair?.runId, pair?.againstId]).toEqual([ease, popularity]);
  expect(pair?.difference.mean).toBeCloseTo(
    (second?.intervals.ndcg.mean ?? 0) - (first?.intervals.ndcg.mean ?? 0),
    6,
  );
  expect((pair?.wins ?? 0) + (pair?.ties ?? 0) + (pair?.losses ?? 0)).toBe(two.customers);
  expect(Object.keys(second?.beyond ?? {})).toContain('coverage@10');
  const activity = two.groups.filter(({ dimension }) => dimension === 'activity');
  expect(activity.reduce((sum, { customers }) => sum + customers, 0)).toBe(two.customers);
});

test('a run on another split, and one that is gone, are left out and named', async () => {
  const gone = crypto.randomUUID();
  const { leftOut, runs } = await compare(popularity, otherSeed, gone, ease);
  expect([leftOut, runs.length]).toEqual([[otherSeed, gone], 2]);
  await expect(compare(gone)).rejects.toThrow('None of these runs can be compared');
});

test('one run alone is what a model card shows', async () => {
  const { runs, pairs, groups, customers } = await compare(ease);
  expect([runs.length, pairs, customers]).toEqual([1, [], runs[0]?.run.protocol.judgedCustomers]);
  expect(groups.length).toBeGreaterThan(3);
});

test('saved segments are groups too, as they are now; small ones are left out', async () => {
  const before = await compare(popularity, ease);
  expect(before.groups.some(({ dimension }) => dimension === 'segment')).toBe(false);
  const ids = [...(await loadJudged(popularity)).customerIds];
  const list = (name: string, from: number, to: number) =>
    createList(context, { name, description: '', customerIds: ids.slice(from, to) });
  await list('Eleven', 0, 11);
  await list('Overlapping', 1, 11);
  await list('Few', 0, 9);
  const { groups } = await compare(popularity, ease);
  const segments = groups.filter(({ dimension }) => dimension === 'segment');
  expect(segments.map(({ group, customers }) => [group, customers])).toEqual([
    ['Eleven', 11],
    ['Overlapping', 10],
  ]);
  const { wins = 0, ties = 0, losses = 0 } = segments[0]?.against[ease] ?? {};
  expect(wins + ties + losses).toBe(11);
});

test('gains and losses go down to single customers, and both lists side by side', async () => {
  const gains = await listGains(context, gainsInput.parse({ a: popularity, b: ease }));
  const losses = await listGains(context, gainsInput.parse({ a: popularity, b: ease, order: 'losses' }));
  const { pairs } = await compare(popularity, ease);
  expect([gains.total, losses.total]).toEqual([pairs[0]?.wins, pairs[0]?.losses]);
  const differences = gains.rows.map(({ difference }) => difference);
  expect(differences).toEqual([...differences].sort((x, y) => y - x));
  const [most] = gains.rows;
  expect(most?.name).not.toMatch(/^#/);
  const customerId = most?.customerId ?? 0;
  const { lists, held, historySize } = await judgedLists(context, { a: popularity, b: ease, customerId });
  for (const [at, value] of [most?.a, most?.b].entries())
    expect(lists[at]?.values.ndcg).toBeCloseTo(value ?? Number.NaN, 6);
  expect([historySize, held.length > 0]).toEqual([most?.historySize, true]);
  const ids = held.map(({ id }) => id);
  for (const { items, values } of lists) {
    expect(items).toHaveLength(10);
    expect(items.filter(({ isHit }) => isHit).length / 10).toBeCloseTo(values.precision, 6);
    for (const { product, isHit } of items) expect(ids.includes(product.id)).toBe(isHit);
  }
  const { prisma } = await database();
  const seen = await prisma.interaction.count({ where: { customerId, productId: { in: ids } } });
  expect(seen).toBeGreaterThan(0);
});

test('beside a list of a cross-validation stands what that list is worth, not the mean over the parts', async () => {
  const split = { kind: 'k-fold', testRatio: 0.2, folds: 2 } as const;
  for (const algorithm of ['popularity', 'ease'] as const)
    await startTraining(context, startTrainingInput.parse({ algorithm, split }));
  await drainJobs();
  const [b = '', a = ''] = (await listRuns(context)).map(({ id }) => id);
  const { customerIds, values } = await loadJudged(a);
  let differing = 0;
  for (const customerId of customerIds.slice(0, 20)) {
    const { lists, isOfLastPart } = await judgedLists(context, { a, b, customerId });
    expect(isOfLastPart).toBe(true);
    for (const { items, values: shown } of lists)
      expect(items.filter(({ isHit }) => isHit).length / 10).toBeCloseTo(shown.precision, 6);
    const mean = values.precision?.[customerIds.indexOf(customerId)] ?? 0;
    if (Math.abs((lists[0]?.values.precision ?? 0) - mean) > 1e-6) differing++;
  }
  expect(differing).toBeGreaterThan(0);
});

test('two runs of different protocols, and a customer who was not judged, are refused with a sentence', async () => {
  await expect(listGains(context, gainsInput.parse({ a: popularity, b: otherSeed }))).rejects.toThrow(
    'not judged on the same',
  );
  await expect(judgedLists(context, { a: popularity, b: ease, customerId: -1 })).rejects.toThrow(
    'was not judged',
  );
});
