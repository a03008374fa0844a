import { Refusal } from '@/lib/ml/refusal';
import { type Buyers } from './buyers';
import { type Fitted, maximumLikelihood } from './maximum-likelihood';

/**
 * BG/NBD (Fader, Hardie & Lee 2005, "Counting your customers" the easy way): a customer orders at random with rate λ ~ Gamma(r, α) and
 * leaves for good after each repeat order with chance p ~ Beta(a, b). MBG/NBD (Batislam, Denizel & Filiztekin 2007): may leave after the
 * first order too, so that one-time buyers are not all held to be customers for ever.
 */
export const betaGeometricModels = ['bg-nbd', 'mbg-nbd'] as const;
export type BetaGeometricModel = (typeof betaGeometricModels)[number];

const names = ['r', 'alpha', 'a', 'b'] as const;
export type BetaGeometricParams = Readonly<Record<(typeof names)[number], number>>;

export interface BetaGeometric extends Fitted<(typeof names)[number]> {
  readonly model: BetaGeometricModel;
}

/** Chances to leave that a buyer has had beyond those after repeat orders. */
const extra = (model: BetaGeometricModel): number => (model === 'mbg-nbd' ? 1 : 0);

/** ln of start · (start + 1) · … for 0 to `most` factors. */
function logRising(start: number, most: number): Float64Array {
  const sums = new Float64Array(most + 1);
  for (let count = 0; count < most; count++) sums[count + 1] = sums[count]! + Math.log(start + count);
  return sums;
}

/** Buyers alike in all three figures, counted once. */
function distinct({ frequency, recency, age }: Buyers) {
  const found = new Map<string, { x: number; last: number; age: number; count: number }>();
  for (let at = 0; at < frequency.length; at++) {
    const key = `${frequency[at]} ${recency[at]} ${age[at]}`;
    const same = found.get(key);
    if (same) same.count++;
    else found.set(key, { x: frequency[at]!, last: recency[at]!, age: age[at]!, count: 1 });
  }
  return [...found.values()];
}

/** ln(eᵃ + eᵇ) */
const logAdd = (a: number, b: number) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));

/** ln of the odds that a buyer has left; −Infinity where the model holds it impossible. */
function logOddsGone(
  model: BetaGeometricModel,
  { r, alpha, a, b }: BetaGeometricParams,
  x: number,
  last: number,
  age: number,
): number {
  const chances = x + extra(model);
  if (chances === 0) return -Infinity;
  return Math.log(a / (b + chances - 1)) + (r + x) * (Math.log(alpha + age) - Math.log(alpha + last));
}

/**
 * Log-likelihood of buyers as a function of r, α, a, b. Gamma functions of integer distance are rising factorials, summed once for
 * all buyers: no cancellation at large arguments.
 */
export function betaGeometricLikelihood(
  model: BetaGeometricModel,
  buyers: Buyers,
): (params: Float64Array) => number {
  const groups = distinct(buyers);
  const most = buyers.frequency.reduce((max, x) => Math.max(max, x), 0);
  return (params) => {
    const [r, alpha, a, b] = [params[0]!, params[1]!, params[2]!, params[3]!];
    const ordering = logRising(r, most);
    const staying = logRising(b, most + 1);
    const chancing = logRising(a + b, most + 1);
    const named = { r, alpha, a, b };
    let sum = 0;
    for (const { x, last, age, count } of groups) {
      const chances = x + extra(model);
      const stayed =
        ordering[x]! +
        r * Math.log(alpha) +
        staying[chances]! -
        chancing[chances]! -
        (r + x) * Math.log(alpha + age);
      sum += count * (stayed + logAdd(0, logOddsGone(model, named, x, last, age)));
    }
    return sum;
  };
}

/**
 * Fits by maximum likelihood.
 * @throws Refusal without any repeat order, from which no rate can be told
 */
export function fitBetaGeometric(model: BetaGeometricModel, buyers: Buyers): BetaGeometric {
  if (!buyers.frequency.some((x) => x > 0))
    throw new Refusal('No customer ordered twice: there is no rate to fit.');
  const age = buyers.age.reduce((sum, value) => sum + value, 0) / buyers.age.length;
  const fitted = maximumLikelihood(
    names,
    [1, Math.max(age, 1e-3) / 2, 1, 2],
    betaGeometricLikelihood(model, buyers),
  );
  return { model, ...fitted };
}

/** Probability of still being a customer at the end of observation. */
export function probabilityAlive(
  { model, params }: Pick<BetaGeometric, 'model' | 'params'>,
  x: number,
  last: number,
  age: number,
): number {
  return 1 / (1 + Math.exp(logOddsGone(model, params, x, last, age)));
}

/** (eᵘ − 1) / u */
const expRatio = (u: number) => (Math.abs(u) < 1e-12 ? 1 : Math.expm1(u) / u);

/** Terms of a series until they no longer change its sum; far more than any z below 0.9999 needs. */
const MOST_TERMS = 1_000_000;

/** Σ first · Π (one + i)(other + i) z / ((below + i)(count + i)), i from 0: a hypergeometric series. */
function series(first: number, one: number, other: number, below: number, count: number, z: number): number {
  let [term, sum] = [first, 0];
  for (let n = 0; n < MOST_TERMS; n++) {
    sum += term;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum)) break;
    term *= ((one + n) * (other + n) * z) / ((below + n) * (count + n));
  }
  return sum;
}

/** Beyond these, Euler's transformation overflows or cancels: nobody leaves by chance, or all order alike. */
const LARGEST_A = 5;
const LOWEST_Q = -5;

/**
 * c (1 − (1 − z)^k ₂F₁(k, c − a + 1; c; z)) / (a − 1), the models' expectation while alive, k = r + x. As a rule after Euler's
 * transformation, (1 − z)^(a − 1) ₂F₁(c − k, a − 1; c; z), with the factor a − 1 and the pole at c = 0 divided out of the series, so
 * that a = 1 and a + b ≤ 1 are ordinary points; where that would cancel, as it stands.
 * @param logLeft ln(1 − z)
 */
function growth(a: number, k: number, c: number, z: number, logLeft: number): number {
  const q = c - k;
  if (a <= LARGEST_A && q >= LOWEST_Q) {
    const sum = series(q * z, q + 1, a, c + 1, 2, z);
    return -c * logLeft * expRatio((a - 1) * logLeft) - Math.exp((a - 1) * logLeft) * sum;
  }
  if (Math.abs(a - 1) < 5e-5)
    return (
      (growth(1 - 1e-4, k, c - a + 1 - 1e-4, z, logLeft) +
        growth(1 + 1e-4, k, c - a + 1 + 1e-4, z, logLeft)) /
      2
    );
  return (c * (1 - series(Math.exp(k * logLeft), k, c - a + 1, c, 1, z))) / (a - 1);
}

/**
 * Orders expected in the next `horizon` of a buyer with x repeat orders, the last at `last`, observed for `age`, same unit of time.
 */
export function expectedOrders(
  { model, params }: Pick<BetaGeometric, 'model' | 'params'>,
  horizon: number,
  x: number,
  last: number,
  age: number,
): number {
  const { r, alpha, a, b } = params;
  if (horizon <= 0) return 0;
  const chances = x + extra(model);
  const z = horizon / (alpha + age + horizon);
  const c = a + b + chances - 1;
  const whileAlive = growth(a, r + x, c, z, -Math.log1p(horizon / (alpha + age)));
  return whileAlive / (1 + Math.exp(logOddsGone(model, params, x, last, age)));
}

/** E[X(t)]: repeat orders expected of a new customer by time t after the first order. */
export const expectedFromNew = (fitted: Pick<BetaGeometric, 'model' | 'params'>, time: number): number =>
  expectedOrders(fitted, time, 0, 0, 0);
