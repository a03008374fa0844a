import { type CustomerRow, type InteractionRow, type ProductRow } from '@/lib/schemas/interaction';
import { DAY, shopYear } from './calendar';
import { makeCustomers } from './make-customers';
import { makeInteractions } from './make-interactions';
import { makeProducts } from './make-products';
import { type ShopSize, shopSizes } from './shop-sizes';
import { type ShopTruth } from './shop-truth';

export interface SimulationOptions {
  /** Any integer; the same seed gives the same shop to the byte. */
  readonly seed: number;
  readonly size: ShopSize;
  /** End of the simulated year, milliseconds since 1970 UTC, cut to midnight; default 1 November 2026. */
  readonly endsAt?: number;
}

export interface SimulatedShop {
  readonly products: readonly ProductRow[];
  readonly customers: readonly CustomerRow[];
  /** Customer after customer, in time order inside each. Made while it is read; may be read again, with the same rows. */
  readonly interactions: Iterable<InteractionRow>;
  /** The causes behind the rows, for tests alone: never hand it to a model or store it. */
  readonly truth: ShopTruth;
}

const defaultEnd = Date.UTC(2026, 10, 1);

/**
 * Makes a believable shop out of a seed: products, customers and a year of what they did.
 * @throws RangeError when `seed` is no integer or `endsAt` no time
 */
export function simulateShop({ seed, size, endsAt = defaultEnd }: SimulationOptions): SimulatedShop {
  if (!Number.isSafeInteger(seed)) throw new RangeError('The seed must be a whole number.');
  if (!Number.isFinite(endsAt)) throw new RangeError('The end of the year must be a time in milliseconds.');
  const end = Math.floor(endsAt / DAY) * DAY;
  const counts = shopSizes[size];
  const products = makeProducts(counts.products, seed ^ 0x50524f44, end);
  const customers = makeCustomers(counts.customers, counts.visits, seed ^ 0x43555354, end);
  const year = shopYear(end);
  return {
    products: products.map(({ row }) => row),
    customers: customers.map(({ row }) => row),
    interactions: {
      [Symbol.iterator]: () => makeInteractions(customers, products, year, seed ^ 0x56495349, end),
    },
    truth: {
      customers: customers.map(({ truth }) => truth),
      products: products.map(({ truth }) => truth),
    },
  };
}
