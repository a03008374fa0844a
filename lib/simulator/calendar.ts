import { type Random } from '@/lib/ml/random';
import { weightedDraw } from './weighted-draw';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** Days in a simulated year. */
export const yearLength = 365;

/** Visits by day of the week, Sunday first, 1 = average. */
const weekday = [1.3, 0.98, 0.88, 0.87, 0.9, 0.93, 1.14];

/** Visits by hour of the customer's own day: a lunch break and a long evening. */
const hours = [
  0.35, 0.2, 0.12, 0.08, 0.08, 0.15, 0.4, 0.7, 0.9, 1, 1.05, 1.15, 1.45, 1.35, 1.1, 1.05, 1.1, 1.2, 1.4, 1.75,
  2.2, 2.35, 1.8, 0.9,
];
const drawHour = weightedDraw(hours);

/** A time of day in milliseconds since midnight, by the hourly rhythm. */
export const timeOfDay = (random: Random) => drawHour(random) * HOUR + Math.floor(random.next() * HOUR);

/** What a day is like for the shop. */
export interface ShopDay {
  /** Midnight UTC, milliseconds since 1970. */
  readonly start: number;
  readonly month: number;
  /** Expected visits, 1 = an average day. */
  readonly visits: number;
  /** Share taken off the price; 0 on most days. */
  readonly discount: number;
}

/** Promotions: Singles' Day 9–11 November, Black Friday to Cyber Monday, spring sale 14–20 March, Mid-Year 16–18 June. */
function promotion(start: number): { visits: number; discount: number } {
  const date = new Date(start);
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  if (month === 10) {
    if (day >= 9 && day <= 11) return { visits: day === 11 ? 2.8 : 1.7, discount: 0.25 };
    // Black Friday is the day after the fourth Thursday.
    const first = new Date(Date.UTC(date.getUTCFullYear(), 10, 1)).getUTCDay();
    const friday = 23 + ((4 - first + 7) % 7);
    if (day >= friday && day <= friday + 3) return { visits: day === friday ? 2.6 : 1.8, discount: 0.3 };
  }
  if (month === 2 && day >= 14 && day <= 20) return { visits: 1.5, discount: 0.15 };
  if (month === 5 && day >= 16 && day <= 18) return { visits: 1.5, discount: 0.2 };
  return { visits: 1, discount: 0 };
}

/** The days of the year that ends at `endsAt`, oldest first. */
export function shopYear(endsAt: number): ShopDay[] {
  const last = Math.floor(endsAt / DAY) * DAY;
  return Array.from({ length: yearLength }, (_, at) => {
    const start = last - (yearLength - at) * DAY;
    const date = new Date(start);
    const sale = promotion(start);
    // A shop that grows by a quarter over the year.
    const growth = 0.88 + (0.24 * at) / yearLength;
    return {
      start,
      month: date.getUTCMonth(),
      visits: weekday[date.getUTCDay()]! * sale.visits * growth,
      discount: sale.discount,
    };
  });
}
