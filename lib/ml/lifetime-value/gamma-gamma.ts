import { Refusal } from '@/lib/ml/refusal';
import { logGamma } from './log-gamma';
import { type Fitted, maximumLikelihood } from './maximum-likelihood';

const names = ['p', 'q', 'v'] as const;
type GammaGammaParams = Readonly<Record<(typeof names)[number], number>>;

/** Money an order (Fader & Hardie 2013, "The Gamma-Gamma model of monetary value"): of one customer Gamma(p, ν), ν ~ Gamma(q, v). */
export type GammaGamma = Fitted<(typeof names)[number]>;

/** Log-likelihood of mean amounts over x orders each; who has no order or no positive mean says nothing and is left out. */
export function gammaGammaLikelihood(
  frequency: Int32Array,
  meanAmount: Float64Array,
): (params: Float64Array) => number {
  const said = Array.from(frequency.keys()).filter((at) => frequency[at]! > 0 && meanAmount[at]! > 0);
  return (params) => {
    const [p, q, v] = [params[0]!, params[1]!, params[2]!];
    const [logV, logQ] = [q * Math.log(v), logGamma(q)];
    const byCount = new Map<number, number>();
    let sum = 0;
    for (const at of said) {
      const [x, mean] = [frequency[at]!, meanAmount[at]!];
      let constant = byCount.get(x);
      if (constant === undefined) {
        constant = logGamma(p * x + q) - logGamma(p * x) - logQ + logV + p * x * Math.log(x);
        byCount.set(x, constant);
      }
      sum += constant + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(v + x * mean);
    }
    return sum;
  };
}

/**
 * Fits by maximum likelihood on repeat buyers.
 * @throws Refusal where nobody ordered twice with money
 */
export function fitGammaGamma(frequency: Int32Array, meanAmount: Float64Array): GammaGamma {
  const amounts = meanAmount.filter((amount, at) => frequency[at]! > 0 && amount > 0);
  if (amounts.length === 0)
    throw new Refusal('No customer ordered twice with an amount: there is no spend to fit.');
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  return maximumLikelihood(names, [2, 2, mean / 2], gammaGammaLikelihood(frequency, meanAmount));
}

/** Money expected of an order of a customer whose x orders had this mean; with x = 0 of anybody. Needs p x + q > 1. */
export function expectedSpend({ p, q, v }: GammaGammaParams, x: number, meanAmount: number): number {
  return (p * (v + x * meanAmount)) / (p * x + q - 1);
}

/** Pearson's correlation of orders and mean amounts of repeat buyers, which the model holds to be independent; null without any spread. */
export function spendCorrelation(frequency: Int32Array, meanAmount: Float64Array): number | null {
  const at = Array.from(frequency.keys()).filter((index) => frequency[index]! > 0);
  const mean = (of: ArrayLike<number>) => at.reduce((sum, index) => sum + of[index]!, 0) / at.length;
  const [x, y] = [mean(frequency), mean(meanAmount)];
  let [both, ownX, ownY] = [0, 0, 0];
  for (const index of at) {
    const [dx, dy] = [frequency[index]! - x, meanAmount[index]! - y];
    both += dx * dy;
    ownX += dx * dx;
    ownY += dy * dy;
  }
  return ownX > 0 && ownY > 0 ? both / Math.sqrt(ownX * ownY) : null;
}
