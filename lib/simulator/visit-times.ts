import { type Random } from '@/lib/ml/random';
import { DAY, HOUR, type ShopDay, timeOfDay } from './calendar';
import { type SimulatedCustomer } from './make-customers';
import { poisson } from './weighted-draw';

/** When a customer comes to the shop. */
export interface Visit {
  /** Milliseconds since 1970 UTC. */
  readonly start: number;
  readonly day: ShopDay;
}

/** Running sums of the days' visits: entry d is what was expected before day d. */
export function expectedVisits(year: readonly ShopDay[]): Float64Array {
  const sums = new Float64Array(year.length + 1);
  year.forEach((day, at) => (sums[at + 1] = sums[at]! + day.visits));
  return sums;
}

/**
 * Draws a customer's visits, oldest first: a Poisson process along the shop's year, from joining to leaving.
 * @param sums what `expectedVisits` gave
 */
export function drawVisits(
  customer: SimulatedCustomer,
  year: readonly ShopDay[],
  sums: Float64Array,
  random: Random,
): Visit[] {
  const first = year[0]?.start ?? 0;
  const total = sums[year.length]!;
  const end = first + year.length * DAY;
  const until = customer.truth.churnedAt ?? end;
  const visits: Visit[] = [];
  for (let left = poisson(customer.truth.activity, random); left > 0; left--) {
    const target = random.next() * total;
    let low = 0;
    let high = year.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle + 1]! > target) high = middle;
      else low = middle + 1;
    }
    const day = year[low];
    // The rhythm is that of the customer's own clock.
    const start = (day?.start ?? 0) + timeOfDay(random) - customer.offset * HOUR;
    // Two hours are kept for the visit itself.
    if (day && start >= Math.max(first, customer.joinedAt) && start < Math.min(until, end - 2 * HOUR)) {
      visits.push({ start, day });
    }
  }
  return visits.sort((a, b) => a.start - b.start);
}
