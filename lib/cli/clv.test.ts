import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-clv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cdnow = path.resolve(
  `${process.env.KINDRED_TEST_DATA ?? '../shared/data'}/cdnow-sample/CDNOW_sample.txt`,
);

function clv(...args: readonly string[]) {
  return spawnSync(process.execPath, [path.resolve('dist/cli/kindred.mjs'), 'clv', ...args], {
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

interface Valued {
  readonly models: Readonly<
    Record<string, { readonly params: Readonly<Record<string, number>>; readonly logLikelihood: number }>
  >;
  readonly gammaGamma: { readonly params: Readonly<Record<string, number>> };
  readonly holdout: {
    readonly models: Valued['models'];
    readonly checks: Readonly<Record<string, Readonly<Record<'model' | 'naive', { readonly rmse: number }>>>>;
  };
}
const valued = (...args: readonly string[]) => JSON.parse(clv(...args, '--json').stdout) as Valued;

test('a wrong day exits with 2 and says what is meant', () => {
  const { status, stdout, stderr } = clv('--data', 'orders.csv', '--calibration-end', 'soon');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('takes a day as 1997-09-30');
});

const isThere = existsSync(cdnow);
const title = "CDNOW's transactions";
describe.skipIf(!isThere)(isThere ? title : `${title} (skipped: the data is not beside the project)`, () => {
  test('give the published figures', () => {
    const { models, gammaGamma, holdout } = valued('--data', cdnow, '--calibration-end', '1997-09-30');
    expect(models['bg-nbd']!.params.r).toBeCloseTo(0.2426, 4);
    expect(models['bg-nbd']!.logLikelihood).toBeCloseTo(-9582.4256, 4);
    expect(gammaGamma.params.p).toBeCloseTo(6.2488, 4);
    expect(holdout.checks['bg-nbd']!.model.rmse).toBeLessThanOrEqual(1.60801);
    expect(holdout.checks['bg-nbd']!.naive.rmse).toBeCloseTo(2.212, 3);
    expect(holdout.models).toEqual(models);
  });

  test('are judged by halves where no day is said: the published ones', () => {
    const { holdout, models } = valued('--data', cdnow);
    expect(holdout.models['bg-nbd']!.params.r).toBeCloseTo(0.2426, 4);
    expect(holdout.checks['bg-nbd']!.model.rmse).toBeLessThanOrEqual(1.60801);
    expect(models['bg-nbd']!.params.r).toBeCloseTo(0.2536, 4);
  });
});
