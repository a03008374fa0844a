import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Benchmark } from './benchmark';

/** Rows of the file, as its README counts them. */
const ROWS = 541_909;

/** A whole import by the command line on a fresh embedded database: process start, reading, cleaning, storing, totals. */
export const importing: Benchmark = {
  name: 'Import of UCI Online Retail (541,909 rows), embedded database, wall seconds',
  peer: '25,000 rows a second',
  target: '≤ 1',
  run() {
    const file = path.resolve(
      process.env['KINDRED_TEST_DATA'] ?? '../shared/data',
      'online-retail-uci',
      'online_retail.csv.gz',
    );
    if (!existsSync(file))
      return Promise.resolve({
        ours: Number.NaN,
        peer: null,
        isMet: null,
        note: 'UCI Online Retail is not beside the project',
      });
    const folder = mkdtempSync(path.join(tmpdir(), 'kindred-bench-import-'));
    const kindred = (args: readonly string[]) =>
      spawnSync(process.execPath, ['dist/cli/kindred.mjs', ...args], {
        env: { ...process.env, KINDRED_DATA: folder, DATABASE_URL: '' },
        encoding: 'utf8',
      });
    kindred(['set-up']);
    const started = performance.now();
    const { status, stderr } = kindred(['import', file, '--shop', 'Bench']);
    const ours = (performance.now() - started) / 1000;
    rmSync(folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(stderr);
    const peer = ROWS / 25_000;
    return Promise.resolve({
      ours,
      peer,
      isMet: ours <= peer,
      note: `${Math.round(ROWS / ours).toLocaleString('en')} rows a second`,
    });
  },
};
