/**
 * Share of a standard normal distribution above `z`, for z of 2 and more: Laplace's continued fraction (Abramowitz & Stegun
 * 26.2.14), here to nine digits.
 */
export function normalTail(z: number): number {
  let fraction = z;
  for (let term = 60; term >= 1; term--) fraction = z + term / fraction;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}
