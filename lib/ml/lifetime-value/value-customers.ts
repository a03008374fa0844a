import { createRandom } from '@/lib/ml/random';
import {
  type BetaGeometric,
  betaGeometricModels,
  expectedOrders,
  fitBetaGeometric,
  probabilityAlive,
} from './beta-geometric';
import { observeBuyers, type ObservedBuyers, type Orders } from './buyers';
import { expectedSpend, fitGammaGamma, type GammaGamma, spendCorrelation } from './gamma-gamma';
import { checkHoldout, type HoldoutCheck } from './holdout';
import { valueInterval } from './value-interval';

/** What buyers are worth, by place in `customerOf`. Money is NaN where there is none to model. */
export interface ValuedCustomers {
  readonly customerOf: Int32Array;
  readonly alive: Float64Array;
  readonly expectedOrders: Float64Array;
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly buyers: number;
  readonly repeatBuyers: number;
  readonly models: readonly BetaGeometric[];
  readonly gammaGamma:
    (GammaGamma & { readonly populationMean: number; readonly correlation: number | null }) | null;
  readonly holdout: {
    readonly calibrationEnd: number;
    readonly end: number;
    readonly checks: readonly { readonly model: BetaGeometric['model']; readonly check: HoldoutCheck }[];
  } | null;
}

/** Gamma-Gamma expects money to have a mean: with q ≤ 1 an order's would be infinite. */
function fitSpend({ frequency, meanAmount }: ObservedBuyers): ValuedCustomers['gammaGamma'] {
  if (!meanAmount.some((amount, at) => amount > 0 && frequency[at]! > 0)) return null;
  const fitted = fitGammaGamma(frequency, meanAmount);
  if (fitted.params.q <= 1) return null;
  return {
    ...fitted,
    populationMean: expectedSpend(fitted.params, 0, 0),
    correlation: spendCorrelation(frequency, meanAmount),
  };
}

function holdOut(orders: Orders, first: number, end: number): ValuedCustomers['holdout'] {
  const calibrationEnd = first + Math.floor(((end - first) * 2) / 3);
  const buyers = observeBuyers(orders, calibrationEnd);
  if (!buyers.frequency.some((x) => x > 0)) return null;
  const checks = betaGeometricModels.map((model) => ({
    model,
    check: checkHoldout(fitBetaGeometric(model, buyers), orders, calibrationEnd, end),
  }));
  return { calibrationEnd, end, checks };
}

/**
 * Fits all models on a shop's orders, values every buyer by MBG/NBD and Gamma-Gamma, and checks the models on the last third.
 * @param orders as `byDay` returns them
 * @param end last day of observation
 * @param horizon weeks ahead
 * @param onProgress 0..1
 * @throws Refusal without any repeat order
 */
export function valueCustomers(
  orders: Orders,
  { end, horizon, seed }: { readonly end: number; readonly horizon: number; readonly seed: number },
  onProgress: (progress: number) => void,
): ValuedCustomers {
  const buyers = observeBuyers(orders, end);
  const { frequency, recency, age, meanAmount, customerOf } = buyers;
  const models = betaGeometricModels.map((model) => fitBetaGeometric(model, buyers));
  const valuedBy = models.find(({ model }) => model === 'mbg-nbd')!;
  onProgress(0.1);
  const gammaGamma = fitSpend(buyers);
  const first = buyers.firstDay.reduce((min, day) => Math.min(min, day), end);
  const holdout = holdOut(orders, first, end);
  onProgress(0.2);
  const random = createRandom(seed);
  const size = frequency.length;
  const columns = () => new Float64Array(size).fill(Number.NaN);
  const [alive, expected, value, low, high] = [columns(), columns(), columns(), columns(), columns()];
  for (let at = 0; at < size; at++) {
    if (at % 1000 === 0) onProgress(0.2 + (0.8 * at) / size);
    const x = frequency[at]!;
    alive[at] = probabilityAlive(valuedBy, x, recency[at]!, age[at]!);
    expected[at] = expectedOrders(valuedBy, horizon, x, recency[at]!, age[at]!);
    if (!gammaGamma) continue;
    const buyer = { frequency: x, recency: recency[at]!, age: age[at]!, meanAmount: meanAmount[at]! };
    const interval = valueInterval(valuedBy, gammaGamma, buyer, horizon, random);
    value[at] = expected[at]! * expectedSpend(gammaGamma.params, x, meanAmount[at]!);
    low[at] = interval.low;
    high[at] = interval.high;
  }
  return {
    customerOf,
    alive,
    expectedOrders: expected,
    value,
    low,
    high,
    buyers: size,
    repeatBuyers: frequency.filter((x) => x > 0).length,
    models,
    gammaGamma,
    holdout,
  };
}
