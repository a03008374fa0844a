import { Lists } from './lists';
import { startOf } from './sparse';

/** What is compared with what and how; laid out by neighbours.ts of the folder above. */
@unmanaged
export class Comparison {
  lists: Lists;
  /** Euclidean norms in double precision. */
  norms: usize;
  /** Singles: 1 / norm (0 for an empty row), or the number of entries for Jaccard. */
  scales: usize;
  /** λ of shared / (shared + λ); 0 for none */
  shrinkage: f64;
  /** 1: |A ∩ B| / |A ∪ B| of values that are all 1; 0: cosine. */
  isJaccard: i32;
  /** 1: shared entries are counted beside each sum. */
  isCounted: i32;
}

/** What single precision may lose of a bound. */
export const SLACK: f32 = 1.00001;

function entriesOf(comparison: Comparison, row: i32): i32 {
  const rows = comparison.lists.rows;
  return startOf(rows, row + 1) - startOf(rows, row);
}

/**
 * The similarity of two rows, by the reference's formula and rounding.
 * @param dot Σ a·b
 * @param shared number of columns where both have an entry; any number without shrinkage
 */
export function similarity(comparison: Comparison, row: i32, other: i32, dot: f64, shared: f64): f32 {
  const norms = comparison.norms;
  const whole = comparison.isJaccard
    ? ((entriesOf(comparison, row) + entriesOf(comparison, other)) as f64) - dot
    : load<f64>(norms + ((row as usize) << 3)) * load<f64>(norms + ((other as usize) << 3));
  const value = dot / whole;
  const shrinkage = comparison.shrinkage;
  return (shrinkage > 0 ? value * (shared / (shared + shrinkage)) : value) as f32;
}
