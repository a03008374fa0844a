import { type Csr } from './csr';
import { type Embeddings } from './recommender';

/** Cosine of each row to the mean of the seeds' rows, each taken at length 1; NaN for rows that are zero. */
function seedCosines(matrix: Csr | Embeddings, seeds: Int32Array): Float64Array {
  return 'indptr' in matrix ? sparseCosines(matrix, seeds) : denseCosines(matrix, seeds);
}

function sparseCosines({ rows, cols, indptr, indices, data }: Csr, seeds: Int32Array): Float64Array {
  const norms = Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let at = indptr[row]!; at < indptr[row + 1]!; at++) sum += data[at]! ** 2;
    return Math.sqrt(sum);
  });
  const mean = new Float64Array(cols);
  for (const seed of seeds)
    if (norms[seed]! > 0)
      for (let at = indptr[seed]!; at < indptr[seed + 1]!; at++)
        mean[indices[at]!]! += data[at]! / norms[seed]!;
  const length = mean.reduce((sum, value) => sum + value ** 2, 0) ** 0.5;
  return norms.map((norm, row) => {
    let dot = 0;
    for (let at = indptr[row]!; at < indptr[row + 1]!; at++) dot += data[at]! * mean[indices[at]!]!;
    return dot / (norm * length);
  });
}

function denseCosines({ dimensions, vectors }: Embeddings, seeds: Int32Array): Float64Array {
  const rows = dimensions === 0 ? 0 : vectors.length / dimensions;
  const norms = Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let at = row * dimensions; at < (row + 1) * dimensions; at++) sum += vectors[at]! ** 2;
    return Math.sqrt(sum);
  });
  const mean = new Float64Array(dimensions);
  for (const seed of seeds)
    if (norms[seed]! > 0)
      for (let at = 0; at < dimensions; at++) mean[at]! += vectors[seed * dimensions + at]! / norms[seed]!;
  const length = mean.reduce((sum, value) => sum + value ** 2, 0) ** 0.5;
  return norms.map((norm, row) => {
    let dot = 0;
    for (let at = 0; at < dimensions; at++) dot += vectors[row * dimensions + at]! * mean[at]!;
    return dot / (norm * length);
  });
}

/** Rows that are most like the seeds and are none of them: highest cosine first, equal ones by row; none that has nothing in common. */
export function mostAlike(matrix: Csr | Embeddings, seeds: Int32Array, size: number): Int32Array {
  const cosines = seedCosines(matrix, seeds);
  for (const seed of seeds) cosines[seed] = Number.NaN;
  const others = Int32Array.from(cosines.keys()).filter((row) => cosines[row]! > 0);
  return others.sort((a, b) => cosines[b]! - cosines[a]! || a - b).slice(0, size);
}
