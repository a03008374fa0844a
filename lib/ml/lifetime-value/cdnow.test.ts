import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  betaGeometricLikelihood,
  expectedFromNew,
  expectedOrders,
  fitBetaGeometric,
  probabilityAlive,
} from './beta-geometric';
import { byDay, observeBuyers, type Orders } from './buyers';
import { expectedSpend, fitGammaGamma } from './gamma-gamma';
import { checkHoldout } from './holdout';

const file = `${process.env.KINDRED_TEST_DATA ?? '../shared/data'}/cdnow-sample/CDNOW_sample.txt`;
const isThere = existsSync(file);
const dayOf = (text: string) =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8))) / 86_400_000;

function readOrders(): Orders {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return byDay({
    customers: 2357,
    customerOf: Int32Array.from(rows, (row) => Number(row[1]) - 1),
    dayOf: Int32Array.from(rows, (row) => dayOf(row[2]!)),
    amountOf: Float64Array.from(rows, (row) => Number(row[4])),
  });
}

const title = 'CDNOW, the tenth of its customers that the literature fits';
describe.skipIf(!isThere)(isThere ? title : `${title} (skipped: the data is not beside the project)`, () => {
  const orders = isThere ? readOrders() : null!;
  const [calibrationEnd, end] = [dayOf('19970930'), dayOf('19980630')];
  const buyers = isThere ? observeBuyers(orders, calibrationEnd) : null!;
  const digits = (params: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value.toFixed(4)]));

  test('buyers', () => {
    expect(buyers.frequency).toHaveLength(2357);
    expect(buyers.frequency.reduce((sum, x) => sum + x, 0)).toBe(2457);
    expect(buyers.frequency.filter((x) => x > 0)).toHaveLength(946);
  });

  test('BG/NBD: parameters, likelihood, expectations', () => {
    const fitted = fitBetaGeometric('bg-nbd', buyers);
    expect(digits(fitted.params)).toEqual({ r: '0.2426', alpha: '4.4135', a: '0.7929', b: '2.4258' });
    expect(fitted.logLikelihood).toBeCloseTo(-9582.4256, 4);
    expect(fitted.isConverged).toBe(true);
    expect(expectedOrders(fitted, 39, 2, 30.43, 38.86)).toBeCloseTo(1.2259, 4);
    expect(probabilityAlive(fitted, 2, 30.43, 38.86)).toBeCloseTo(0.7266, 4);
    // Published is 1.8576 at 78 weeks: the sum of the series' first 150 terms. Summed to its end it is 1.8580.
    expect([1 / 7, 1, 3, 31.8571, 32, 78].map((weeks) => expectedFromNew(fitted, weeks).toFixed(4))).toEqual([
      '0.0078',
      '0.0532',
      '0.1506',
      '1.0405',
      '1.0437',
      '1.8580',
    ]);
  });

  test('MBG/NBD: parameters, better than BG/NBD', () => {
    const fitted = fitBetaGeometric('mbg-nbd', buyers);
    expect(fitted.params.r).toBeCloseTo(0.525, 3);
    expect(fitted.params.alpha).toBeCloseTo(6.183, 3);
    expect(fitted.params.a).toBeCloseTo(0.891, 3);
    expect(fitted.params.b).toBeCloseTo(1.614, 3);
    expect(fitted.logLikelihood).toBeGreaterThan(-9582.4256);
  });

  test('Gamma-Gamma: parameters, likelihood, mean of all', () => {
    const fitted = fitGammaGamma(buyers.frequency, buyers.meanAmount);
    expect(fitted.params.p).toBeCloseTo(6.2488, 4);
    expect(fitted.params.q).toBeCloseTo(3.7446, 4);
    expect(Math.abs(fitted.params.v - 15.4478)).toBeLessThan(1e-4);
    expect(fitted.logLikelihood).toBeCloseTo(-4055.923, 3);
    expect(expectedSpend(fitted.params, 0, 0)).toBeCloseTo(35.171, 3);
  });

  test('holdout: 1,882 orders in 39 weeks', () => {
    const check = checkHoldout(fitBetaGeometric('bg-nbd', buyers), orders, calibrationEnd, end);
    expect(check.actual).toBe(1882);
    expect(check.model.predicted).toBeCloseTo(1653.4, 1);
    expect(check.model.mae).toBeCloseTo(0.785, 3);
    expect(check.model.rmse).toBeCloseTo(1.608, 3);
    expect(check.model.correlation).toBeCloseTo(0.626, 3);
    expect(check.naive.rmse).toBeCloseTo(2.212, 3);
    expect(check.holdoutWeeks).toBe(39);
    expect(check.bins.map(({ customers }) => customers).reduce((sum, count) => sum + count)).toBe(2357);
    expect(check.weeks.at(-1)!.actual).toBe(2457 + 1882);
    // The model of new customers follows the whole, far beyond what it has seen.
    expect(check.weeks.at(-1)!.predicted / (2457 + 1882)).toBeCloseTo(1, 1);
  });

  test('the likelihood has its peak at the fit', () => {
    const of = betaGeometricLikelihood('bg-nbd', buyers);
    const best = of(Float64Array.of(0.24259, 4.41353, 0.79289, 2.42575));
    for (let at = 0; at < 4; at++)
      for (const factor of [0.98, 1.02]) {
        const moved = Float64Array.of(0.24259, 4.41353, 0.79289, 2.42575);
        moved[at]! *= factor;
        expect(of(moved)).toBeLessThan(best);
      }
  });
});
