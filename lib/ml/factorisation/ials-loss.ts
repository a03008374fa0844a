import { type Csr, transpose } from '@/lib/ml/csr';
import { gramOf } from './half-sweep';
import { type Factors, type IalsWeights, rowRegularisation } from './ials';

/** Σ_rows λ_row ‖x_row‖². */
function penalty(vectors: Float32Array, l2: Float32Array, dimensions: number): number {
  return vectors.reduce((sum, value, at) => sum + l2[Math.floor(at / dimensions)]! * value * value, 0);
}

/**
 * The whole loss that iALS makes smaller: Σ_observed c (1 − x·y)² + α0 Σ_all (x·y)² + Σ_u λ_u ‖x_u‖² + Σ_i λ_i ‖y_i‖². The sum over all
 * entries is the trace of XᵀX·YᵀY, so that nothing as large as customers × items is made.
 */
export function ialsLoss(confidences: Csr, { customers, items }: Factors, weights: IalsWeights): number {
  const d = weights.dimensions;
  const everywhere = gramOf(items, d, weights.unobserved);
  let loss = gramOf(customers, d, 1).reduce((sum, value, at) => sum + value * everywhere[at]!, 0);
  for (let row = 0; row < confidences.rows; row++)
    for (let at = confidences.indptr[row]!; at < confidences.indptr[row + 1]!; at++) {
      let score = 0;
      for (let p = 0; p < d; p++) score += customers[row * d + p]! * items[confidences.indices[at]! * d + p]!;
      loss += confidences.data[at]! * (1 - score) ** 2;
    }
  return (
    loss +
    penalty(customers, rowRegularisation(confidences, weights), d) +
    penalty(items, rowRegularisation(transpose(confidences), weights), d)
  );
}
