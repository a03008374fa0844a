import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A folder of the test file's own; the command line takes paths from it. */
export const folder = mkdtempSync(path.join(tmpdir(), 'kindred-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const bundle = path.resolve('dist/cli/kindred.mjs');
export const environment = (data: string) => ({
  ...process.env,
  KINDRED_DATA: data,
  DATABASE_URL: '',
  LOG_LEVEL: 'error',
  INIT_CWD: folder,
});

/** Runs the built command line to its end. */
export function kindred(args: readonly string[], data = path.join(folder, 'data')) {
  return spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8', env: environment(data) });
}

/** Two groups with opposite tastes. */
export const ratings = Array.from({ length: 30 }, (_, user) =>
  Array.from({ length: 20 }, (_item, item) => item)
    .filter((item) => item % 2 === user % 2 && (user + item) % 5 !== 0)
    .map((item) => `u${user},i${item},${3 + ((user + item) % 3)},${1_700_000_000 + user * 50 + item}`),
).flat();
writeFileSync(path.join(folder, 'ratings.csv'), ['user_id,item_id,rating,timestamp', ...ratings].join('\n'));
