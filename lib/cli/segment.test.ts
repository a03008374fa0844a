import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-cli-segment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundle = path.resolve('dist/cli/kindred.mjs');
function kindred(args: readonly string[]) {
  return spawnSync(process.execPath, [bundle, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      KINDRED_DATA: path.join(folder, 'data'),
      DATABASE_URL: '',
      LOG_LEVEL: 'error',
      INIT_CWD: folder,
    },
  });
}

const DAY = 86_400;
const END = 1_700_000_000;

beforeAll(() => {
  // Customer u<n> gives n ratings: one a day, the last at the end.
  const rows = [3, 1, 2, 5].flatMap((count) =>
    Array.from({ length: count }, (_, at) => `u${count},i${at},4,${END - at * DAY}`),
  );
  writeFileSync(path.join(folder, 'few.csv'), ['user_id,item_id,rating,timestamp', ...rows].join('\n'));
  expect(kindred(['import', 'few.csv', '--shop', 'Few']).status).toBe(0);
});

const rated = (operator: string, count: number, days: number) => ({
  type: 'event',
  event: { kind: 'rating' },
  operator,
  count,
  window: { kind: 'last', days },
});

test('tells how many customers a rule is true of, and who they are', () => {
  const found = (rule: unknown, ...more: string[]) => {
    const { stdout, stderr } = kindred([
      'segment',
      '--shop',
      'Few',
      '--rule',
      JSON.stringify(rule),
      '--json',
      ...more,
    ]);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as unknown;
  };
  expect(found(rated('at-least', 2, 30))).toEqual({ size: 3, ids: ['u2', 'u3', 'u5'] });
  expect(found([rated('at-least', 2, 30), rated('at-most', 2, 30)])).toEqual({ size: 1, ids: ['u2'] });
  const either = {
    type: 'group',
    combinator: 'or',
    rules: [rated('exactly', 1, 30), rated('at-least', 4, 4)],
  };
  expect(found({ ...either, isNegated: true }, '--limit', '1')).toEqual({ size: 2, ids: ['u2'] });
});

test.each([
  ['{', 2, '--rule is no JSON.'],
  ['{"type":"event","event":{"kind":"buy"}}', 2, '--rule: rules.0.event.kind: Invalid option'],
  [
    '{"type":"group","rules":[{"type":"nothing"}]}',
    2,
    '--rule: rules.0.type: There is no such type of condition',
  ],
  ['{"type":"number","field":"shoe","operator":">","value":1}', 1, 'There is no number "shoe"'],
])('refuses the rule %s', (rule, code, message) => {
  const { status, stderr } = kindred(['segment', '--shop', 'Few', '--rule', rule]);
  expect([status, stderr.split('\n')[0]]).toEqual([code, expect.stringContaining(message)]);
});
