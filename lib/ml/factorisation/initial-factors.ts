import type { Random } from '@/lib/ml/random';

/** Normal vectors of standard deviation `deviation` / √dimensions, so that their length does not grow with the dimensions. */
export function initialFactors(
  random: Random,
  rows: number,
  dimensions: number,
  deviation: number,
): Float32Array {
  const scale = deviation / Math.sqrt(dimensions);
  return Float32Array.from({ length: rows * dimensions }, () => scale * random.normal());
}
