import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { startPostgres } from '@/scripts/postgres.mjs';
import { type Benchmark, type Measured } from './benchmark';
import { CUSTOMERS, EVENTS, largeShop } from './large-shop';

const group = (combinator: 'and' | 'or', isNegated: boolean, ...rules: RuleGroup['rules']): RuleGroup => ({
  type: 'group',
  combinator,
  isNegated,
  rules,
});

/** Bought twice in one category within a quarter, or looked around without returning anything; active; not in another segment. */
const nestedRule = (segmentId: string): RuleGroup =>
  group(
    'and',
    false,
    { type: 'number', field: 'orders', operator: '>=', value: 1 },
    { type: 'text', field: 'country', operator: 'none-of', values: ['BR'] },
    group(
      'or',
      false,
      {
        type: 'event',
        event: { kind: 'purchase', category: 'category 3' },
        operator: 'at-least',
        count: 2,
        window: { kind: 'last', days: 90 },
      },
      group(
        'and',
        false,
        {
          type: 'event',
          event: { kind: 'view' },
          operator: 'at-least',
          count: 2,
          window: { kind: 'last', days: 30 },
        },
        {
          type: 'event',
          event: { kind: 'return' },
          operator: 'at-most',
          count: 0,
          window: { kind: 'last', days: 180 },
        },
      ),
    ),
    { type: 'segment', segmentId, isIn: false },
  );

const otherRule = group('and', false, { type: 'number', field: 'monetary', operator: '>', value: 200 });

async function measure(most: number): Promise<Measured> {
  const { closeDatabase } = await import('@/lib/db');
  const { refreshFeatures } = await import('@/lib/services/features/refresh-features');
  const { saveSegment } = await import('@/lib/services/segments/save-segment');
  const { json } = await import('@/lib/services/segments/rule-json');
  const { countRule } = await import('@/lib/services/segments/count-rule');
  const context = await largeShop();
  await refreshFeatures(context);
  const other = await saveSegment(context, {
    name: 'Spenders',
    description: '',
    kind: 'rule',
    rule: json(otherRule),
    schedule: 'manual',
  });
  const rule = nestedRule(other);
  const times: number[] = [];
  let counted = await countRule(context, { rule });
  for (let run = 0; run < 9; run++) {
    const started = performance.now();
    counted = await countRule(context, { rule });
    times.push((performance.now() - started) / 1000);
  }
  await closeDatabase();
  const ours = times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  return {
    ours,
    peer: most,
    isMet: ours < most,
    note: `${counted.size.toLocaleString('en')} of ${counted.total.toLocaleString('en')} customers; the median of 9 with sample and rule look-up`,
  };
}

const what = `Live count of a nested rule with event windows, ${CUSTOMERS.toLocaleString('en')} customers, ${EVENTS.toLocaleString('en')} events, wall seconds`;

/** Counting on the embedded database. */
export const embedded: Benchmark = {
  name: `${what}, embedded database`,
  peer: '1 second',
  target: '< 1',
  async run() {
    const folder = mkdtempSync(path.join(tmpdir(), 'kindred-bench-segments-'));
    process.env['KINDRED_DATA'] = folder;
    process.env['DATABASE_URL'] = '';
    const measured = await measure(1);
    rmSync(folder, { recursive: true, force: true });
    return measured;
  },
};

/** Counting on a PostgreSQL of its own. */
export const server: Benchmark = {
  name: `${what}, PostgreSQL`,
  peer: '0.3 seconds',
  target: '< 1',
  async run() {
    const postgres = await startPostgres();
    if (!postgres) return { ours: Number.NaN, peer: null, isMet: null };
    process.env['DATABASE_URL'] = postgres.url;
    const measured = await measure(0.3);
    await postgres.stop();
    return measured;
  },
};
