/** Mean of the values of a matrix; 1 where there is none. */
export const meanValue = (values: Float32Array): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Confidence of a value: (1 + α·r / r̄) / (1 + α), r̄ the mean of the data. Hu et al.'s 1 + α·r in a form whose mean is 1
 * whatever the unit of r, so that regularisation keeps its meaning; 1 everywhere where α is 0 or all values are equal.
 */
export const confidencesOf = (values: Float32Array, alpha: number, mean: number): Float32Array =>
  values.map((value) => (1 + (alpha * value) / mean) / (1 + alpha));
