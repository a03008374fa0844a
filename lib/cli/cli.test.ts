import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '@/lib/db/folder-lock.mjs';
import { bundle, environment, folder, kindred, ratings } from './run-cli.fixture';

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
