import { eventKinds } from '@/lib/ml/interactions';
import { Refusal } from '@/lib/ml/refusal';
import type { BehaviourLog } from './behaviour-log';
import { spansBefore } from './features-at';

/** What is predicted of the window that begins at a cut-off. */
export interface BehaviourQuestion {
  readonly target: 'buys' | 'churns' | 'responds';
  /** Milliseconds. */
  readonly window: number;
  /** Of `responds`: index into eventKinds, and into the log's categories (−1: any). */
  readonly kind: number;
  readonly category: number;
}

const PURCHASE = eventKinds.indexOf('purchase');

/**
 * Customers that the question can be asked of at a time: those known by then; of `churns`, those who ordered within the window
 * before it.
 */
export function customersAt(
  log: BehaviourLog,
  { target, window }: BehaviourQuestion,
  cut: number,
): Int32Array {
  const { from, to } = spansBefore(log, cut);
  const isActive = (customer: number) => {
    for (let at = to[customer]! - 1; at >= from[customer]! && log.times[at]! >= cut - window; at--)
      if (log.kindOf[at] === PURCHASE) return true;
    return false;
  };
  return Int32Array.from(from.keys()).filter(
    (customer) => to[customer]! > from[customer]! && (target !== 'churns' || isActive(customer)),
  );
}

/** 1 where what was asked for happened in [cut, cut + window). */
export function outcomesAfter(
  log: BehaviourLog,
  { target, window, kind, category }: BehaviourQuestion,
  cut: number,
  customers: Int32Array,
): Int32Array {
  const happened = new Uint8Array(log.customers);
  const wanted = target === 'responds' ? kind : PURCHASE;
  for (let at = 0; at < log.times.length; at++) {
    const time = log.times[at]!;
    if (time < cut || time >= cut + window || log.kindOf[at] !== wanted) continue;
    if (target === 'responds' && category >= 0 && log.categoryOf[at] !== category) continue;
    happened[log.customerOf[at]!] = 1;
  }
  return Int32Array.from(customers, (customer) =>
    (happened[customer] === 1) === (target !== 'churns') ? 1 : 0,
  );
}

/** Too few outcomes of a kind to learn from or to be judged on. */
export class TooFewOutcomes extends Refusal {
  constructor(positives: number, negatives: number, fewest: number) {
    super(
      `A behaviour model needs at least ${fewest} customers who did it and ${fewest} who did not, in the window that it learns from and in the one that it is judged on: there are ${positives} and ${negatives}. Choose another window, or wait for more data.`,
      'not-enough-data',
    );
  }
}
