import { type BetaGeometric, expectedFromNew, expectedOrders } from './beta-geometric';
import { observeBuyers, type ObservedBuyers, type Orders } from './buyers';

/** How far predictions are from what came. */
export interface HoldoutErrors {
  /** Orders predicted of all buyers. */
  readonly predicted: number;
  readonly mae: number;
  readonly rmse: number;
  /** Pearson's, over customers; null where one side does not vary. */
  readonly correlation: number | null;
}

/** Buyers with so many repeat orders in calibration: mean orders in the holdout. */
export interface FrequencyBin {
  readonly from: number;
  /** Null: and more. */
  readonly to: number | null;
  readonly customers: number;
  readonly actual: number;
  readonly predicted: number;
}

/** Repeat orders of all buyers by the end of a week. */
export interface WeekTotal {
  readonly week: number;
  readonly actual: number;
  readonly predicted: number;
}

/** From here on buyers are one bin. */
const LAST_BIN = 7;

function errorsOf(actual: ArrayLike<number>, predicted: ArrayLike<number>): HoldoutErrors {
  const n = actual.length;
  let [sumA, sumP, absolute, squared] = [0, 0, 0, 0];
  for (let at = 0; at < n; at++) {
    const error = predicted[at]! - actual[at]!;
    sumA += actual[at]!;
    sumP += predicted[at]!;
    absolute += Math.abs(error);
    squared += error * error;
  }
  let [both, ownA, ownP] = [0, 0, 0];
  for (let at = 0; at < n; at++) {
    const [a, p] = [actual[at]! - sumA / n, predicted[at]! - sumP / n];
    both += a * p;
    ownA += a * a;
    ownP += p * p;
  }
  const correlation = ownA > 0 && ownP > 0 ? both / Math.sqrt(ownA * ownP) : null;
  return { predicted: sumP, mae: absolute / n, rmse: Math.sqrt(squared / n), correlation };
}

function binsOf({ frequency }: ObservedBuyers, actual: Int32Array, predicted: Float64Array): FrequencyBin[] {
  const bins = Array.from({ length: LAST_BIN + 1 }, () => ({ customers: 0, actual: 0, predicted: 0 }));
  frequency.forEach((x, at) => {
    const bin = bins[Math.min(x, LAST_BIN)]!;
    bin.customers++;
    bin.actual += actual[at]!;
    bin.predicted += predicted[at]!;
  });
  return bins.flatMap(({ customers, actual: came, predicted: expected }, from) =>
    customers === 0
      ? []
      : [
          {
            from,
            to: from < LAST_BIN ? from : null,
            customers,
            actual: came / customers,
            predicted: expected / customers,
          },
        ],
  );
}

/** Cumulative repeat orders by week from the first order of all; expected ones from the model of a new customer. */
function weeksOf(
  fitted: BetaGeometric,
  { customerOf, dayOf }: Orders,
  buyers: ObservedBuyers,
  end: number,
): WeekTotal[] {
  const start = buyers.firstDay.reduce((min, day) => Math.min(min, day), end);
  const count = Math.ceil((end - start) / 7);
  const starting = new Map<number, number>();
  buyers.firstDay.forEach((day) => starting.set(day, (starting.get(day) ?? 0) + 1));
  const firstDay = new Map(Array.from(buyers.customerOf, (customer, at) => [customer, buyers.firstDay[at]!]));
  const perWeek = new Float64Array(count + 1);
  for (let at = 0; at < dayOf.length; at++) {
    const first = firstDay.get(customerOf[at]!);
    if (first !== undefined && dayOf[at]! > first && dayOf[at]! <= end)
      perWeek[Math.ceil((dayOf[at]! - start) / 7)]! += 1;
  }
  // By days since the first order: customers of many days share each expectation.
  const expected = new Map<number, number>();
  const expectedAfter = (days: number) => {
    const known = expected.get(days);
    if (known !== undefined) return known;
    const value = expectedFromNew(fitted, days / 7);
    expected.set(days, value);
    return value;
  };
  let actual = 0;
  return Array.from({ length: count }, (_, at) => {
    actual += perWeek[at + 1]!;
    const day = Math.min(start + 7 * (at + 1), end);
    let predicted = 0;
    for (const [first, buyersThen] of starting)
      if (first < day) predicted += buyersThen * expectedAfter(day - first);
    return { week: at + 1, actual, predicted };
  });
}

export interface HoldoutCheck {
  readonly buyers: number;
  /** Orders that came in the holdout. */
  readonly actual: number;
  readonly model: HoldoutErrors;
  /** Of each buyer's own rate so far, carried on: what a model must beat. */
  readonly naive: HoldoutErrors;
  readonly bins: readonly FrequencyBin[];
  readonly weeks: readonly WeekTotal[];
  /** The week in which calibration ends, counted from the first order. */
  readonly calibrationWeeks: number;
  readonly holdoutWeeks: number;
}

/**
 * Holds predictions of a model that was fitted until one day against what came after it.
 * @param orders as `byDay` returns them
 * @param calibrationEnd last day of calibration
 * @param end last day of the holdout
 */
export function checkHoldout(
  fitted: BetaGeometric,
  orders: Orders,
  calibrationEnd: number,
  end: number,
): HoldoutCheck {
  const buyers = observeBuyers(orders, calibrationEnd);
  const atOf = new Map(Array.from(buyers.customerOf, (customer, at) => [customer, at]));
  const actual = new Int32Array(buyers.frequency.length);
  for (let at = 0; at < orders.dayOf.length; at++) {
    const buyer = atOf.get(orders.customerOf[at]!);
    if (buyer !== undefined && orders.dayOf[at]! > calibrationEnd && orders.dayOf[at]! <= end)
      actual[buyer]! += 1;
  }
  const horizon = (end - calibrationEnd) / 7;
  const predicted = Float64Array.from(buyers.frequency, (x, at) =>
    expectedOrders(fitted, horizon, x, buyers.recency[at]!, buyers.age[at]!),
  );
  const carriedOn = Float64Array.from(buyers.frequency, (x, at) =>
    x > 0 ? (x / buyers.age[at]!) * horizon : 0,
  );
  const start = buyers.firstDay.reduce((min, day) => Math.min(min, day), calibrationEnd);
  return {
    buyers: buyers.frequency.length,
    actual: actual.reduce((sum, count) => sum + count, 0),
    model: errorsOf(actual, predicted),
    naive: errorsOf(actual, carriedOn),
    bins: binsOf(buyers, actual, predicted),
    weeks: weeksOf(fitted, orders, buyers, end),
    calibrationWeeks: (calibrationEnd - start) / 7,
    holdoutWeeks: horizon,
  };
}
