/**
 * What the models know of buyers: repeat orders x, time of the last one after the first t_x (0 without), time from the first order
 * to the end of observation T. One unit of time for all, usually weeks.
 */
export interface Buyers {
  readonly frequency: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
}

/** Days on which customers ordered, in any order, with the money of each. */
export interface Orders {
  readonly customers: number;
  readonly customerOf: Int32Array;
  /** Whole days since 1970. */
  readonly dayOf: Int32Array;
  readonly amountOf: Float64Array;
}

const WEEK = 7;

/** Weeks and money to the hundredth, as in the literature's tables: published figures then come out to the digit. The nudge takes 32.295 up. */
const toHundredths = (value: number) => Math.round(value * 100 + 1e-6) / 100;

/** Buyers of a shop, in weeks, with the mean money of their repeat orders (0 without). */
export interface ObservedBuyers extends Buyers {
  /** Which customer each buyer is. */
  readonly customerOf: Int32Array;
  readonly firstDay: Int32Array;
  readonly meanAmount: Float64Array;
}

/** Orders of one customer on one day are one; the result is by customer, then day. */
export function byDay({ customers, customerOf, dayOf, amountOf }: Orders): Orders {
  const order = Array.from(customerOf.keys()).sort(
    (a, b) => customerOf[a]! - customerOf[b]! || dayOf[a]! - dayOf[b]!,
  );
  const merged: { customer: number; day: number; amount: number }[] = [];
  for (const at of order) {
    const [customer, day, amount] = [customerOf[at]!, dayOf[at]!, amountOf[at]!];
    const last = merged.at(-1);
    if (last?.customer === customer && last.day === day) last.amount += amount;
    else merged.push({ customer, day, amount });
  }
  return {
    customers,
    customerOf: Int32Array.from(merged, ({ customer }) => customer),
    dayOf: Int32Array.from(merged, ({ day }) => day),
    amountOf: Float64Array.from(merged, ({ amount }) => amount),
  };
}

/**
 * Sums up each customer's orders until a day (Fader & Hardie 2005). Who had not ordered by then is no buyer yet.
 * @param orders as `byDay` returns them
 * @param end last day of observation, inclusive
 */
export function observeBuyers({ customerOf, dayOf, amountOf }: Orders, end: number): ObservedBuyers {
  const [customers, first, last, frequency, amounts]: number[][] = [[], [], [], [], []];
  for (let at = 0; at < customerOf.length; at++) {
    if (dayOf[at]! > end) continue;
    const buyer = customers!.length - 1;
    if (buyer < 0 || customers![buyer] !== customerOf[at]!) {
      customers!.push(customerOf[at]!);
      first!.push(dayOf[at]!);
      last!.push(dayOf[at]!);
      frequency!.push(0);
      amounts!.push(0);
      continue;
    }
    last![buyer] = dayOf[at]!;
    frequency![buyer]! += 1;
    amounts![buyer]! += amountOf[at]!;
  }
  return {
    customerOf: Int32Array.from(customers!),
    firstDay: Int32Array.from(first!),
    frequency: Int32Array.from(frequency!),
    recency: Float64Array.from(last!, (day, buyer) => toHundredths((day - first![buyer]!) / WEEK)),
    age: Float64Array.from(first!, (day) => toHundredths((end - day) / WEEK)),
    meanAmount: Float64Array.from(amounts!, (amount, buyer) =>
      toHundredths(amount / Math.max(1, frequency![buyer]!)),
    ),
  };
}
