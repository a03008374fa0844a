import { averageLinkage, chainMerges } from '@/lib/ml/clustering/chain';

/**
 * An order of the rows of a similarity matrix that puts alike ones side by side: average-linkage clustering by the
 * nearest-neighbour chain (Murtagh 1983, O(n²)), each merge turned so that its more similar ends meet.
 * @param similarities n × n, symmetric
 * @returns the rows, in drawing order
 */
export function clusterOrder(
  similarities: Float32Array,
  n: number,
  progress: (fraction: number) => void = () => {},
): Int32Array {
  if (n === 0) return new Int32Array(0);
  const members: number[][] = Array.from({ length: n }, (_, row) => [row]);
  let merges = 0;
  let last = 0;
  chainMerges(Float32Array.from(similarities), n, averageLinkage, ({ kept, gone }) => {
    members[kept] = joined(members[kept]!, members[gone]!, similarities, n);
    members[gone] = [];
    last = kept;
    if (++merges % 50 === 0) progress(merges / n);
  });
  return Int32Array.from(members[last]!);
}

/** Two runs of rows as one, each turned so that the two ends which meet are the most similar of the four choices. */
function joined(left: number[], right: number[], similarities: Float32Array, n: number): number[] {
  const at = (a: number | undefined, b: number | undefined) => similarities[a! * n + b!]!;
  const choices = [
    { value: at(left.at(-1), right[0]), turnLeft: false, turnRight: false },
    { value: at(left.at(-1), right.at(-1)), turnLeft: false, turnRight: true },
    { value: at(left[0], right[0]), turnLeft: true, turnRight: false },
    { value: at(left[0], right.at(-1)), turnLeft: true, turnRight: true },
  ];
  const best = choices.reduce((a, b) => (b.value > a.value ? b : a));
  return [...(best.turnLeft ? left.reverse() : left), ...(best.turnRight ? right.reverse() : right)];
}

/** Rows by their mean similarity to all others, the highest first. */
export function valueOrder(similarities: Float32Array, n: number): Int32Array {
  const means = Float64Array.from({ length: n }, (_, row) => {
    let sum = 0;
    for (let other = 0; other < n; other++) if (other !== row) sum += similarities[row * n + other]!;
    return sum;
  });
  return Int32Array.from({ length: n }, (_, row) => row).sort((a, b) => means[b]! - means[a]! || a - b);
}

/** The matrix with rows and columns in another order. */
export function reorder(similarities: Float32Array, n: number, order: Int32Array): Float32Array {
  const out = new Float32Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++)
      out[row * n + column] = similarities[order[row]! * n + order[column]!]!;
  return out;
}
