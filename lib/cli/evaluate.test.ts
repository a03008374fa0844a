import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, kindred } from './run-cli.fixture';

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
  readonly comparison: {
    readonly pairs: readonly {
      readonly a: string;
      readonly wins: number;
      readonly losses: number;
      readonly difference: { readonly mean: number };
    }[];
  } | null;
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

  test('compares algorithms by their errors: the smaller one wins', () => {
    const { runs, comparison } = evaluated(['--rating', '--compare', 'item-knn,user-knn', '--no-baselines']);
    expect(runs.map(({ algorithm }) => algorithm)).toEqual(['item-knn', 'user-knn']);
    const [pair] = comparison!.pairs;
    expect(pair).toMatchObject({ a: 'item-knn', b: 'user-knn' });
    // The files' tastes are the same for all: whoever errs less in the mean errs less for most.
    expect(Math.sign(pair!.wins - pair!.losses)).toBe(-Math.sign(pair!.difference.mean));
  });

  test.each([
    [['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease', '--folds', '3'], 2, '--folds goes with'],
    [['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease', '--trials', '3'], 2, '--trials goes with'],
    [['evaluate', '--data', 'ratings.csv', '--compare', 'ease'], 2, '--compare takes two algorithms'],
    [['evaluate', '--data', 'ratings.csv', '--algorithm', 'ease,svd', '--rating'], 1, 'ease ranks items'],
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

  test('where nobody can be judged it says what to do, and prints no figures', () => {
    const lines = Array.from({ length: 20 }, (_, user) => `u${user},i${user % 3},4,${1_700_000_000 + user}`);
    writeFileSync(
      path.join(folder, 'singles.csv'),
      ['user_id,item_id,rating,timestamp', ...lines].join('\n'),
    );
    for (const rating of [[], ['--rating']]) {
      const args = ['evaluate', '--data', 'singles.csv', '--algorithm', 'svd', ...rating];
      const { stdout, stderr, status } = kindred(args);
      expect([stdout, status]).toEqual(['', 1]);
      expect(stderr).toMatch(/choose another split, or add (data|ratings)\.$/m);
    }
  });
});
