import { type Random } from '@/lib/ml/random';
import { type BetaGeometric, probabilityAlive } from './beta-geometric';
import { drawBeta, drawGamma } from './draw';
import { type GammaGamma } from './gamma-gamma';

/** Draws of one customer: the ends of a 90 % interval then lie within about two points of their level. */
const DRAWS = 200;
/** An order a minute for a year: rates beyond it come of nothing but a heavy tail. */
const MOST_ORDERS = 500_000;

export interface Buyer {
  readonly frequency: number;
  readonly recency: number;
  readonly age: number;
  readonly meanAmount: number;
}

/** Orders of a customer who is still there, with rate and chance of leaving known, until the horizon. */
function drawOrders(random: Random, rate: number, leaving: number, horizon: number): number {
  let orders = 0;
  for (let time = random.exponential() / rate; time <= horizon; time += random.exponential() / rate) {
    orders++;
    if (random.next() < leaving || orders >= MOST_ORDERS) break;
  }
  return orders;
}

/**
 * Money that one customer may bring in a horizon: the middle 90 % of the posterior predictive distribution, by simulation. What is
 * drawn: whether the customer is still there, the customer's own rate, chance of leaving and spend an order (from their posteriors
 * given this customer's orders), then orders and their amounts. The fitted parameters are taken as known.
 */
export function valueInterval(
  orders: Pick<BetaGeometric, 'model' | 'params'>,
  spend: Pick<GammaGamma, 'params'>,
  buyer: Buyer,
  horizon: number,
  random: Random,
  share = 0.9,
): { readonly low: number; readonly high: number } {
  const { frequency: x, recency, age, meanAmount } = buyer;
  const { r, alpha, a, b } = orders.params;
  const { p, q, v } = spend.params;
  const chances = x + (orders.model === 'mbg-nbd' ? 1 : 0);
  const alive = probabilityAlive(orders, x, recency, age);
  const values = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw++) {
    if (random.next() >= alive) continue;
    const rate = drawGamma(random, r + x) / (alpha + age);
    const count = rate > 0 ? drawOrders(random, rate, drawBeta(random, a, b + chances), horizon) : 0;
    if (count === 0) continue;
    const scale = drawGamma(random, p * x + q) / (v + x * meanAmount);
    values[draw] = drawGamma(random, p * count) / scale;
  }
  values.sort();
  const at = (level: number) => values[Math.round(level * (DRAWS - 1))]!;
  return { low: at((1 - share) / 2), high: at((1 + share) / 2) };
}
