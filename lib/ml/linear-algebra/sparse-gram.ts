import { type Csr, transpose } from '@/lib/ml/csr';

/** One row of XᵀX: its entries other than 0, by column. */
export interface GramRow {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** XᵀX by rows, without the zeros of items that share no customer. Work: Σ over rows of X of (entries)². */
export function sparseGram(X: Csr, progress: (fraction: number) => void = () => {}): GramRow[] {
  const byColumn = transpose(X);
  const sums = new Float64Array(X.cols);
  const isTouched = new Uint8Array(X.cols);
  return Array.from({ length: X.cols }, (_, item) => {
    const touched: number[] = [];
    for (let at = byColumn.indptr[item]!; at < byColumn.indptr[item + 1]!; at++) {
      const row = byColumn.indices[at]!;
      const value = byColumn.data[at]!;
      for (let q = X.indptr[row]!; q < X.indptr[row + 1]!; q++) {
        const other = X.indices[q]!;
        if (isTouched[other] === 0) {
          isTouched[other] = 1;
          touched.push(other);
        }
        sums[other]! += value * X.data[q]!;
      }
    }
    const indices = Int32Array.from(touched).sort();
    const values = Float64Array.from(indices, (other) => sums[other]!);
    for (const other of indices) sums[other] = isTouched[other] = 0;
    if (item % 64 === 0) progress(item / X.cols);
    return { indices, values };
  });
}
