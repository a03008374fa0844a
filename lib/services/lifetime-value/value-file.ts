import 'server-only';
import {
  type BetaGeometric,
  betaGeometricModels,
  expectedOrders,
  fitBetaGeometric,
  probabilityAlive,
} from '@/lib/ml/lifetime-value/beta-geometric';
import { observeBuyers } from '@/lib/ml/lifetime-value/buyers';
import { expectedSpend, fitGammaGamma, spendCorrelation } from '@/lib/ml/lifetime-value/gamma-gamma';
import { checkHoldout } from '@/lib/ml/lifetime-value/holdout';
import { valueInterval } from '@/lib/ml/lifetime-value/value-interval';
import { createRandom } from '@/lib/ml/random';
import { AppError } from '@/lib/schemas/app-error';
import { type GivenColumns } from './find-columns';
import { type FileBuyers, readBuyers } from './read-buyers';

const DAY = 86_400_000;
const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

export interface ValueFileInput {
  readonly data: string;
  readonly columns: GivenColumns;
  /**
   * Last day that models are fitted on, ISO; what comes after it judges them. Null: customers are valued by all there is, and the
   * same models, fitted on the first half of the days, are judged on the second.
   */
  readonly calibrationEnd: string | null;
  readonly horizonWeeks: number;
  /** Customers listed, most valuable first. */
  readonly list: number;
  readonly seed: number;
}

/** What the models are fitted on, and the last days of calibration and of the file. */
function observed(read: FileBuyers, calibrationEnd: string | null) {
  const { orders, summary } = read;
  if (summary) {
    if (calibrationEnd !== null)
      throw new AppError(
        'invalid-input',
        'Customers summed up have no dates to split: --calibration-end needs transactions.',
      );
    const customerOf = Int32Array.from(summary.frequency.keys());
    return { buyers: { ...summary, customerOf }, meanAmount: summary.meanAmount, span: null };
  }
  if (!orders) throw new AppError('not-enough-data', 'The file has no transactions.');
  const first = orders.dayOf.reduce((min, day) => Math.min(min, day), Infinity);
  const last = orders.dayOf.reduce((max, day) => Math.max(max, day), -Infinity);
  const end = calibrationEnd === null ? last : Date.parse(calibrationEnd) / DAY;
  if (calibrationEnd !== null && !(end > first && end < last))
    throw new AppError(
      'invalid-input',
      `--calibration-end must lie between the first and the last transaction, ${dateOf(first)} and ${dateOf(last)}.`,
    );
  const buyers = observeBuyers(orders, end);
  return {
    buyers,
    meanAmount: orders.amountOf.some((amount) => amount > 0) ? buyers.meanAmount : null,
    span: { orders, first, last, end },
  };
}

type Span = NonNullable<ReturnType<typeof observed>['span']>;

/** The models fitted until a day, and what they foretold of the days after it against what came. */
function judge({ orders, first, last, end }: Span, whole: readonly BetaGeometric[]) {
  const isHalved = end === last;
  const calibrationEnd = isHalved ? first + Math.floor((last - first) / 2) : end;
  const buyers = observeBuyers(orders, calibrationEnd);
  // A short file may tell a rate as a whole and none in its first half.
  if (isHalved && !buyers.frequency.some((x) => x > 0)) return null;
  const fitted = isHalved ? betaGeometricModels.map((model) => fitBetaGeometric(model, buyers)) : whole;
  return {
    from: dateOf(first),
    calibrationEnd: dateOf(calibrationEnd),
    to: dateOf(last),
    models: Object.fromEntries(fitted.map(({ model, ...rest }) => [model, rest])),
    checks: Object.fromEntries(
      fitted.map((one) => [one.model, checkHoldout(one, orders, calibrationEnd, last)]),
    ),
  };
}

/** Fits all models of customer lifetime value on a file, and judges them on what came after calibration. */
export async function valueFile(input: ValueFileInput) {
  const read = await readBuyers(input.data, input.columns);
  const { buyers, meanAmount, span } = observed(read, input.calibrationEnd);
  const { frequency, recency, age } = buyers;
  const fitted = betaGeometricModels.map((model) => fitBetaGeometric(model, buyers));
  const spend = meanAmount && fitGammaGamma(frequency, meanAmount);
  const best = fitted.find(({ model }) => model === 'mbg-nbd') ?? fitted[0]!;
  const random = createRandom(input.seed);
  const customers = Array.from(frequency, (x, at) => {
    const orders = expectedOrders(best, input.horizonWeeks, x, recency[at]!, age[at]!);
    const amount = spend && expectedSpend(spend.params, x, meanAmount[at]!);
    return { at, orders, amount, value: amount === null ? null : orders * amount };
  }).sort((one, other) => (other.value ?? other.orders) - (one.value ?? one.orders) || one.at - other.at);
  const listed = customers.slice(0, input.list).map(({ at, orders, amount, value }) => {
    const buyer = {
      frequency: frequency[at]!,
      recency: recency[at]!,
      age: age[at]!,
      meanAmount: meanAmount?.[at] ?? 0,
    };
    return {
      customer: read.ids.idOf(buyers.customerOf[at]!),
      ...buyer,
      probabilityAlive: probabilityAlive(best, buyer.frequency, buyer.recency, buyer.age),
      expectedOrders: orders,
      expectedSpend: amount,
      lifetimeValue: value,
      interval90: spend && valueInterval(best, spend, buyer, input.horizonWeeks, random),
    };
  });
  return {
    rows: read.rows,
    skipped: read.skipped,
    buyers: frequency.length,
    repeatBuyers: frequency.filter((x) => x > 0).length,
    repeatOrders: frequency.reduce((sum, x) => sum + x, 0),
    unit: 'weeks',
    fittedOn: span && { from: dateOf(span.first), to: dateOf(span.end) },
    models: Object.fromEntries(fitted.map(({ model, ...rest }) => [model, rest])),
    gammaGamma: spend && {
      ...spend,
      populationMean: expectedSpend(spend.params, 0, 0),
      correlation: spendCorrelation(frequency, meanAmount),
    },
    horizon: {
      weeks: input.horizonWeeks,
      model: best.model,
      expectedOrders: customers.reduce((sum, { orders }) => sum + orders, 0),
      lifetimeValue: spend && customers.reduce((sum, { value }) => sum + (value ?? 0), 0),
    },
    holdout: span && judge(span, fitted),
    customers: listed,
  };
}
