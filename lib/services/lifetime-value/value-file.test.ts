import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { valueFile } from './value-file';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-value-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const valued = (
  data: string,
  { amount, calibrationEnd = null }: { amount?: string; calibrationEnd?: string | null } = {},
) =>
  valueFile({
    data: path.resolve(folder, data),
    columns: { amount },
    calibrationEnd,
    horizonWeeks: 52,
    list: 10,
    seed: 42,
  });

/** Sixty customers, each with a rhythm of its own, some of whom stop. */
const rows = Array.from({ length: 60 }, (_, customer) =>
  Array.from({ length: 1 + (customer % 7) }, (_order, order) => {
    const day = new Date(Date.UTC(2024, 0, 1 + (customer % 20) + order * (5 + (customer % 11))))
      .toISOString()
      .slice(0, 10);
    return `c${customer},${day},${10 + ((customer * 7 + order * 3) % 20)}.5`;
  }),
).flat();
writeFileSync(path.join(folder, 'orders.csv'), ['Customer ID,Order date,Total', ...rows].join('\n'));
writeFileSync(path.join(folder, 'once.csv'), 'customer,date,amount\na,2024-01-01,5\nb,2024-01-03,6\n');
writeFileSync(path.join(folder, 'nodate.csv'), 'customer,colour\na,red\nb,blue\n');

writeFileSync(
  path.join(folder, 'summed.csv'),
  [
    'id,frequency,recency,T',
    ...Array.from({ length: 40 }, (_, at) => `${at},${at % 4},${(at % 4) * 3},30`),
  ].join('\n'),
);

test('fits models on transactions, finding their columns, the same digits each time', async () => {
  const [one, two] = [await valued('orders.csv'), await valued('orders.csv')];
  expect(one.buyers).toBe(60);
  expect(Object.keys(one.models)).toEqual(['bg-nbd', 'mbg-nbd']);
  expect(Object.keys(one.gammaGamma!.params)).toEqual(['p', 'q', 'v']);
  // Valued by everything; judged by halves.
  expect(one.holdout!.to).toBe(one.fittedOn!.to);
  expect(one.holdout!.calibrationEnd < one.holdout!.to).toBe(true);
  expect(one.holdout!.models['mbg-nbd']!.params).not.toEqual(one.models['mbg-nbd']!.params);
  expect(one.holdout!.checks['mbg-nbd']!.actual).toBeGreaterThan(0);
  expect(one.customers).toHaveLength(10);
  for (const { lifetimeValue, interval90 } of one.customers)
    expect(lifetimeValue).toBeLessThanOrEqual(interval90!.high);
  expect(two).toEqual(one);
});

test('takes customers summed up, with or without money', async () => {
  const summed = await valued('summed.csv');
  expect(summed.buyers).toBe(40);
  expect(summed.gammaGamma).toBeNull();
  expect(summed.holdout).toBeNull();
  expect(summed.horizon.expectedOrders).toBeGreaterThan(0);
});

test.each([
  ['once.csv', {}, 'No customer ordered twice'],
  ['nodate.csv', {}, 'Say which column it is with --date'],
  ['missing.csv', {}, 'ENOENT'],
  ['orders.csv', { amount: 'price' }, 'no column "price": it has Customer ID, Order date, Total'],
  ['orders.csv', { calibrationEnd: '2030-01-01' }, 'must lie between the first and the last'],
  ['summed.csv', { calibrationEnd: '2030-01-01' }, 'have no dates to split'],
])('%s with %j is refused in a sentence', async (file, options, sentence) => {
  await expect(valued(file, options)).rejects.toThrow(sentence);
});

const file = path.resolve(
  `${process.env.KINDRED_TEST_DATA ?? '../shared/data'}/cdnow-sample/cdnow_customers_summary_with_transactions.csv`,
);
const isThere = existsSync(file);
const title = "CDNOW's customers, summed up";
describe.skipIf(!isThere)(isThere ? title : `${title} (skipped: the data is not beside the project)`, () => {
  test('give the published figures', async () => {
    const { models, gammaGamma } = await valued(file);
    expect(models['bg-nbd']!.params.r).toBeCloseTo(0.2426, 4);
    expect(models['bg-nbd']!.logLikelihood).toBeCloseTo(-9582.4256, 4);
    expect(gammaGamma!.params.p).toBeCloseTo(6.2488, 4);
  });
});
