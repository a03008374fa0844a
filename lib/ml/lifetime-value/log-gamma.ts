/** Coefficients B₂ₖ / (2k (2k − 1)) of Stirling's series (Abramowitz & Stegun 6.1.41). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360];

/** ln Γ(x) for x > 0, to about 15 digits: Stirling's series above 10, below it by Γ(x) = Γ(x + 1) / x. */
export function logGamma(x: number): number {
  let [product, large] = [1, x];
  for (; large < 10; large++) product *= large;
  let tail = 0;
  for (let term = stirling.length - 1; term >= 0; term--) tail = tail / (large * large) + stirling[term]!;
  return (
    (large - 0.5) * Math.log(large) - large + 0.5 * Math.log(2 * Math.PI) + tail / large - Math.log(product)
  );
}
