import { type Random } from '@/lib/ml/random';

/** Gamma(shape, rate 1) by Marsaglia & Tsang (2000); below shape 1 by their power of a uniform. */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = random.normal();
    const v = (1 + c * normal) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random.next()) < normal * normal * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta(a, b), from two gamma draws. */
export function drawBeta(random: Random, a: number, b: number): number {
  const first = drawGamma(random, a);
  const both = first + drawGamma(random, b);
  // Both may vanish where a and b are tiny: then it is one end or the other.
  return both > 0 ? first / both : random.next() < a / (a + b) ? 1 : 0;
}
