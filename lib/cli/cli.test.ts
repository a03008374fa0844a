import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lockFolder } from '@/lib/db/folder-lock.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundle = path.resolve('dist/cli/kindred.mjs');
const environment = (data: string) => ({
  ...process.env,
  KINDRED_DATA: data,
  DATABASE_URL: '',
  LOG_LEVEL: 'error',
  INIT_CWD: folder,
});

function kindred(args: readonly string[], data = path.join(folder, 'data')) {
  return spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8', env: environment(data) });
}

/** Two groups with opposite tastes. */
const ratings = Array.from({ length: 30 }, (_, user) =>
  Array.from({ length: 20 }, (_item, item) => item)
    .filter((item) => item % 2 === user % 2 && (user + item) % 5 !== 0)
    .map((item) => `u${user},i${item},${3 + ((user + item) % 3)},${1_700_000_000 + user * 50 + item}`),
).flat();
writeFileSync(path.join(folder, 'ratings.csv'), ['user_id,item_id,rating,timestamp', ...ratings].join('\n'));

interface Evaluated {
  readonly protocol: { readonly k: number; readonly dataHash: string };
  readonly runs: readonly {
    readonly algorithm: string;
    readonly isBaseline: boolean;
    readonly params: Readonly<Record<string, unknown>>;
    readonly metrics: Readonly<Record<string, number>>;
    readonly seeds: readonly { readonly metrics: Readonly<Record<string, number>> }[];
    readonly verdicts: readonly { readonly against: string; readonly relation: string }[];
    readonly groups: readonly { readonly dimension: string; readonly customers: number }[];
    readonly searches: readonly { readonly trials: readonly unknown[] }[];
    readonly fitSeconds: number;
  }[];
  readonly comparison: { readonly pairs: readonly { readonly a: string; readonly wins: number }[] } | null;
}
const evaluated = (args: readonly string[]) => {
  const { stdout, stderr } = kindred(['evaluate', '--data', 'ratings.csv', '--json', ...args]);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Evaluated;
};

describe('evaluate', () => {
  const args = [
    'evaluate',
    '--data',
    'ratings.csv',
    '--split',
    'leave-last-one-out',
    '--algorithm',
    'popularity,ease',
    '--params',
    '{"ease": {"l2": 10}}',
    '--json',
  ];

  test('prints protocol and runs, the same digits each time', () => {
    const [one, two] = [kindred(args), kindred(args)];
    expect(one.stderr).toBe('');
    const result = JSON.parse(one.stdout) as Evaluated;
    expect(result.protocol.k).toBe(10);
    expect(result.runs.map(({ algorithm }) => algorithm)).toEqual(['popularity', 'ease']);
    for (const { metrics } of result.runs)
      for (const name of ['ndcg@10', 'map@10', 'precision@10', 'recall@10'])
        expect(metrics[name]).toBeTypeOf('number');
    const metricsOf = ({ stdout }: { stdout: string }) =>
      (JSON.parse(stdout) as Evaluated).runs.map(({ metrics }) => metrics);
    expect(metricsOf(two)).toEqual(metricsOf(one));
  });

  test('judges baselines along, tells groups apart and says a verdict', () => {
    const { runs, comparison } = evaluated(['--algorithm', 'item-knn']);
    expect(runs.map(({ algorithm, isBaseline }) => [algorithm, isBaseline])).toEqual([
      ['item-knn', false],
      ['popularity', true],
      ['ease', true],
    ]);
    expect(runs[0]!.verdicts.map(({ against, relation }) => [against, relation])).toEqual([
      ['popularity', 'better'],
      ['ease', 'undecided'],
    ]);
    const activity = runs[0]!.groups.filter(({ dimension }) => dimension === 'activity');
    expect(activity.reduce((sum, { customers }) => sum + customers, 0)).toBe(30);
    expect(comparison).toBeNull();
    const { stdout } = kindred(['evaluate', '--data', 'ratings.csv', '--algorithm', 'item-knn']);
    expect(stdout).toMatch(
      /^item-knn beats popularity by \d+ % \[\d+, \d+\]; no better than EASE \(p = .*\)$/m,
    );
  });

  test('cross-validates from several seeds, compares in pairs, and searches inside train', () => {
    const args = ['--compare', 'ials,item-knn', '--split', 'k-fold', '--folds', '3', '--seeds', '1,2'];
    const { runs, comparison } = evaluated([
      ...args,
      '--no-baselines',
      '--params',
      '{"ials": {"sweeps": 2}}',
    ]);
    expect(runs.map(({ algorithm, seeds }) => [algorithm, seeds.length])).toEqual([
      ['ials', 2],
      ['item-knn', 2],
    ]);
    const [one, two] = runs[1]!.seeds;
    expect(one!.metrics).toEqual(two!.metrics);
    expect(runs[0]!.metrics['ndcg@10']).toBeCloseTo(
      runs[0]!.seeds.reduce((sum, { metrics }) => sum + metrics['ndcg@10']! / 2, 0),
      9,
    );
    expect(comparison!.pairs).toHaveLength(1);
    const searched = evaluated([
      '--algorithm',
      'ease',
      '--search',
      'grid',
      '--trials',
      '3',
      '--no-baselines',
    ]);
    expect(searched.runs[0]!.searches[0]!.trials).toHaveLength(3);
    expect(searched.runs[0]!.params['l2']).not.toBe(700);
  });

  test('judges ratings by their errors', () => {
    const { runs } = evaluated(['--algorithm', 'svd', '--rating']);
    expect(runs.map(({ algorithm }) => algorithm)).toEqual(['svd', 'mean', 'bias']);
    for (const { metrics } of runs) expect(metrics['rmse']).toBeGreaterThanOrEqual(metrics['mae']!);
  });

  test.each([
    [['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease', '--folds', '3'], 2, '--folds goes with'],
    [['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease', '--trials', '3'], 2, '--trials goes with'],
    [['evaluate', '--data', 'ratings.csv', '--compare', 'ease'], 2, '--compare takes two algorithms'],
    [['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease', '--rating'], 1, 'predicts no ratings'],
    [
      [
        ...['evaluate', '--data', 'ratings.csv', '--algorithm', 'popularity', '--search', 'random'],
        ...['--params', '{"halfLifeDays":0,"byCategory":false}'],
      ],
      1,
      'no parameter left to search',
    ],
    [
      ['evaluate', '--data', 'ratings.csv', '--algorithm', 'nonsense'],
      1,
      'There is no algorithm called "nonsense"',
    ],
    [['evaluate', '--data', 'missing.csv', '--algorithm', 'ease'], 1, 'missing.csv'],
    [
      ['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease', '--k', 'ten'],
      2,
      '--k must be a whole number',
    ],
    [['evaluate', '--algorithm', 'ease'], 2, 'Give either --train and --test, or --data'],
    [['nonsense'], 2, 'There is no command "nonsense"'],
  ])('%j exits with %i and says why', (wrong, code, sentence) => {
    const { status, stdout, stderr } = kindred(wrong);
    expect(status).toBe(code);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  });
});

test('recommends from a file with contributions that add up, and lists what is similar', () => {
  const { stdout } = kindred([
    'recommend',
    '--data',
    'ratings.csv',
    '--customer',
    'u0',
    '--algorithm',
    'ease',
    '--k',
    '3',
    '--explain',
    '--json',
  ]);
  const { recommendations } = JSON.parse(stdout) as {
    recommendations: { score: number; because: { contribution: number }[] }[];
  };
  expect(recommendations).toHaveLength(3);
  for (const { score, because } of recommendations)
    expect(because.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 5);
  const similar = kindred([
    'similar',
    '--data',
    'ratings.csv',
    '--of',
    'item',
    '--id',
    'i2',
    '--metric',
    'cosine',
    '--k',
    '5',
    '--json',
  ]);
  const { neighbours } = JSON.parse(similar.stdout) as { neighbours: { id: string }[] };
  expect(neighbours.map(({ id }) => Number(id.slice(1)) % 2)).toEqual([0, 0, 0, 0, 0]);
});

test('a second process on the same folder gets a sentence', () => {
  const data = path.join(folder, 'taken');
  const release = lockFolder(path.join(data, 'pglite'));
  const { status, stderr } = kindred(['imports', '--shop', 'Any'], data);
  release();
  expect(status).toBe(1);
  expect(stderr).toMatch(/in use by process \d+\. Stop that process, or set DATABASE_URL/);
});

test('killed in the middle of an import, the database opens again and the shop is as it was; the import then goes in whole', async () => {
  const data = path.join(folder, 'killed');
  const lines = Array.from(
    { length: 60_000 },
    (_, at) => `u${at % 5000},i${(at * 7) % 3001},${1 + (at % 5)},${1_700_000_000 + at}`,
  );
  writeFileSync(path.join(folder, 'many.csv'), ['user_id,item_id,rating,timestamp', ...lines].join('\n'));
  const imported = (file: string) =>
    JSON.parse(kindred(['import', file, '--shop', 'Killed', '--json'], data).stdout) as {
      interactionsAdded: number;
    };
  const first = imported('ratings.csv').interactionsAdded;
  expect(first).toBe(ratings.length);
  const child = spawn(process.execPath, [bundle, 'import', 'many.csv', '--shop', 'Killed'], {
    env: environment(data),
    stdio: 'ignore',
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const known = JSON.parse(kindred(['imports', '--shop', 'Killed', '--json'], data).stdout) as {
    status: string;
    interactionsAdded: number;
  }[];
  expect(
    known.filter(({ status }) => status === 'done').map(({ interactionsAdded }) => interactionsAdded),
  ).toContain(ratings.length);
  const again = imported('many.csv').interactionsAdded;
  // Whole, or (had the kill come too late) nothing new.
  expect([lines.length, 0]).toContain(again);
  const after = JSON.parse(kindred(['imports', '--shop', 'Killed', '--json'], data).stdout) as {
    status: string;
  }[];
  expect(after.map(({ status }) => status)).not.toContain('running');
});

describe('clusters', () => {
  const points = Array.from({ length: 40 }, (_, at) => {
    const group = at % 2;
    return `${at},${group * 10 + (at % 3)},${group * 5 + (at % 5) / 10},${group === 0 ? 'low' : 'high'}`;
  });
  writeFileSync(path.join(folder, 'points.csv'), ['id,x,y,level', ...points].join('\n'));
  writeFileSync(path.join(folder, 'gap.csv'), 'x,y\n1,2\n3,\n4,5\n');

  test('finds the groups of a table, says how good they are and what was left out', () => {
    const { stdout, stderr } = kindred([
      'clusters',
      '--data',
      'points.csv',
      '--k',
      '2',
      '--truth',
      'level',
      '--labels',
      '--json',
    ]);
    expect(stderr).toBe('');
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(found).toMatchObject({ rows: 40, columns: ['x', 'y'], adjustedRandIndex: 1 });
    expect(found['leftOut']).toEqual([
      { column: 'id', why: 'id' },
      { column: 'level', why: 'truth' },
    ]);
    expect(found['labels']).toHaveLength(40);
    const ward = kindred([
      'clusters',
      '--data',
      'points.csv',
      '--k',
      '2',
      '--method',
      'ward',
      '--truth',
      'level',
    ]);
    expect(ward.stdout).toContain('adjusted Rand index: 1');
  });

  test.each([
    [['--data', 'gap.csv', '--k', '2'], 1, 'gap.csv, line 3: y is empty'],
    [['--data', 'points.csv', '--k', '99'], 1, 'too few for 99 clusters'],
    [['--data', 'points.csv', '--k', '2', '--columns', 'z'], 1, 'no column "z": it has id, x, y, level'],
    [['--data', 'points.csv', '--k', '2', '--columns', 'level'], 1, 'level is "low", not a number'],
    [['--data', 'points.csv'], 2, '--k is missing'],
    [['--data', 'points.csv', '--k', '2', '--method', 'magic'], 2, '--method must be one of'],
  ])('%j is refused in one sentence', (args, code, message) => {
    const { status, stderr } = kindred(['clusters', ...args]);
    expect([status, stderr.split('\n')[0]]).toEqual([code, expect.stringContaining(message)]);
  });
});
