import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, kindred } from './run-cli.fixture';

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
