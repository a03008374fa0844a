import { createRandom, type Random } from '@/lib/ml/random';
import { type InteractionKind, type InteractionRow } from '@/lib/schemas/interaction';
import { DAY, HOUR, type ShopDay } from './calendar';
import { tasteGroups } from './words/category';
import { type SimulatedCustomer } from './make-customers';
import { type SimulatedProduct } from './make-products';
import { createShelf, type Shelf } from './shelf';
import { drawVisits, expectedVisits, type Visit } from './visit-times';
import { oneOf, weightedDraw } from './weighted-draw';

/** All that the behaviour of one customer depends on. */
interface Shopper {
  readonly customer: SimulatedCustomer;
  readonly products: readonly SimulatedProduct[];
  readonly shelf: Shelf;
  readonly drawTaste: (random: Random) => number;
  readonly random: Random;
  readonly endsAt: number;
  readonly seen: number[];
  readonly rated: Set<number>;
  readonly rows: InteractionRow[];
}

const cents = (amount: number) => Math.round(amount * 100) / 100;
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** How well a product suits a customer: about 0.05 (not at all) to 1 (group and style both favoured). */
function matchOf({ truth }: SimulatedCustomer, product: SimulatedProduct): number {
  const group = tasteGroups.indexOf(product.truth.group);
  const taste = Math.min(1, 2 * (truth.tastes[group] ?? 0));
  return taste * (truth.styles[group] === product.truth.style ? 1 : 0.45);
}

/** Whether a product that caught the eye is opened: season, price and for whom it is made. */
function opens({ customer, random }: Shopper, product: SimulatedProduct, visit: Visit): boolean {
  if (product.truth.launchedAt !== null && product.truth.launchedAt > visit.start) return false;
  const { audience, season } = product.category;
  if (audience && audience !== customer.gender && random.next() > 0.15) return false;
  const interest = (season[visit.day.month] ?? 1) / 2.1;
  const dear = customer.truth.priceSensitivity * Math.max(0, product.priceLevel) * (1 - visit.day.discount);
  return random.next() < interest * Math.exp(-dear);
}

/** The next product to look at: often one seen before, mostly of the visit's taste, sometimes anything. */
function browse(shopper: Shopper, focus: number, visit: Visit): number {
  const { customer, random, seen, shelf } = shopper;
  if (seen.length > 2 && random.next() < 0.16) return oneOf(seen.slice(-25), random);
  let at = 0;
  for (let tries = 0; tries < 12; tries++) {
    if (random.next() < 0.08) at = shelf.any(random);
    else {
      const group = random.next() < 0.7 ? focus : shopper.drawTaste(random);
      const style = random.next() < 0.75 ? (customer.truth.styles[group] ?? null) : null;
      at = shelf.of(group, style, random);
    }
    const product = shopper.products[at];
    if (product && opens(shopper, product, visit)) return at;
  }
  return -1;
}

/** Rating and return in the weeks after a purchase. */
function afterwards(shopper: Shopper, at: number, bought: InteractionRow): void {
  const { customer, products, random, rated, rows, endsAt } = shopper;
  const product = products[at];
  if (!product || bought.time === null) return;
  const liking =
    0.9 * product.truth.quality + 1.6 * (matchOf(customer, product) - 0.45) + 0.7 * random.normal();
  const delivered = bought.time + Math.floor((2 + 3 * random.next()) * DAY);
  const ratesAt = delivered + Math.floor(12 * random.next() * DAY);
  if (!rated.has(at) && random.next() < 0.34 && ratesAt < endsAt) {
    rated.add(at);
    const value = Math.min(5, Math.max(1, Math.round(3.9 + 0.75 * liking)));
    rows.push({
      ...bought,
      kind: 'rating',
      value,
      quantity: null,
      unitPrice: null,
      time: ratesAt,
      session: null,
    });
  }
  const returnsAt = delivered + Math.floor((1 + 18 * random.next()) * DAY);
  const rate = product.category.returnRate * Math.exp(-0.6 * liking);
  if (random.next() < Math.min(0.6, rate) && returnsAt < endsAt) {
    rows.push({ ...bought, kind: 'return', time: returnsAt });
  }
}

/** One visit: views, some put into the cart, some of these bought together at the end. */
function visitShop(shopper: Shopper, visit: Visit, session: string): void {
  const { customer, products, random, rows, seen } = shopper;
  const write = (at: number, kind: InteractionKind, time: number, more: Partial<InteractionRow> = {}) => {
    const row: InteractionRow = {
      customerId: customer.row.customerId,
      productId: products[at]?.row.productId ?? '',
      kind,
      value: null,
      quantity: null,
      unitPrice: null,
      time: Math.floor(time),
      session,
      ...more,
    };
    rows.push(row);
    return row;
  };
  const focus = shopper.drawTaste(random);
  const cart = new Set<number>();
  let time = visit.start;
  const looks = 1 + Math.min(24, Math.floor(3.6 * random.exponential()));
  for (let look = 0; look < looks; look++) {
    const at = browse(shopper, focus, visit);
    const product = products[at];
    if (!product) continue;
    write(at, 'view', time);
    const known = seen.includes(at);
    if (!known) seen.push(at);
    time += (15 + 100 * random.exponential()) * 1000;
    if (!cart.has(at) && random.next() < cartChance(customer, product, visit.day, known)) {
      cart.add(at);
      write(at, 'cart', time, { quantity: 1, unitPrice: priceOn(visit.day, product) });
      time += 8_000 + 20_000 * random.next();
    }
    // Visits end after an hour and a half at the latest.
    if (time > visit.start + 1.5 * HOUR) break;
  }
  if (cart.size === 0 || random.next() > 0.42 + visit.day.discount) return;
  for (const at of cart) {
    const product = products[at];
    if (!product || random.next() < 0.12) continue;
    const quantity = random.next() < 0.82 ? 1 : 2 + Math.floor(1.2 * random.exponential());
    const bought = write(at, 'purchase', time, { quantity, unitPrice: priceOn(visit.day, product) });
    afterwards(shopper, at, bought);
  }
}

const priceOn = (day: ShopDay, product: SimulatedProduct) => cents(product.price * (1 - day.discount));

/** Probability that a viewed product goes into the cart. */
function cartChance(
  customer: SimulatedCustomer,
  product: SimulatedProduct,
  day: ShopDay,
  known: boolean,
): number {
  const { priceSensitivity } = customer.truth;
  return sigmoid(
    -2.6 +
      1.7 * matchOf(customer, product) +
      0.25 * product.truth.quality +
      (known ? 0.7 : 0) -
      priceSensitivity * Math.max(0, product.priceLevel) +
      (1 + 3 * priceSensitivity) * day.discount,
  );
}

/**
 * All interactions, customer after customer, in time order inside each; only one customer's are in memory at a time. Each
 * customer has a random stream of their own, so every pass gives the same rows.
 * @param endsAt end of the year; nothing happens at or after it
 */
export function* makeInteractions(
  customers: readonly SimulatedCustomer[],
  products: readonly SimulatedProduct[],
  year: readonly ShopDay[],
  seed: number,
  endsAt: number,
): Generator<InteractionRow> {
  const shelf = createShelf(products);
  const sums = expectedVisits(year);
  for (const [number, customer] of customers.entries()) {
    const random = createRandom((seed + Math.imul(number + 1, 0x9e3779b1)) | 0);
    const drawTaste = weightedDraw(customer.truth.tastes);
    const shopper: Shopper = {
      ...{ customer, products, shelf, drawTaste, random, endsAt },
      ...{ seen: [], rated: new Set<number>(), rows: [] },
    };
    const key = customer.row.customerId.slice(1);
    drawVisits(customer, year, sums, random).forEach((visit, at) =>
      visitShop(shopper, visit, `S${key}-${at + 1}`),
    );
    // Sorting is stable: what happens in one millisecond keeps its order.
    yield* shopper.rows.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  }
}
