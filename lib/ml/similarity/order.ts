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
  const between = Float32Array.from(similarities);
  const size = new Int32Array(n).fill(1);
  const isAlive = new Uint8Array(n).fill(1);
  const members: number[][] = Array.from({ length: n }, (_, row) => [row]);
  const chain: number[] = [];
  const nearest = (of: number, previous: number) => {
    // On ties the previous link wins, or the chain would go round in circles.
    let best = previous;
    let value = previous >= 0 ? between[of * n + previous]! : -Infinity;
    for (let other = 0; other < n; other++)
      if (isAlive[other] === 1 && other !== of && between[of * n + other]! > value) {
        value = between[of * n + other]!;
        best = other;
      }
    return best;
  };
  for (let merges = 0; merges < n - 1;) {
    if (chain.length === 0) chain.push(isAlive.indexOf(1));
    const top = chain.at(-1)!;
    const before = chain.at(-2) ?? -1;
    const next = nearest(top, before);
    if (next !== before) {
      chain.push(next);
      continue;
    }
    chain.length -= 2;
    const [keep, gone] = top < before ? [top, before] : [before, top];
    members[keep] = joined(members[keep]!, members[gone]!, similarities, n);
    members[gone] = [];
    isAlive[gone] = 0;
    const weight = size[keep]! + size[gone]!;
    for (let other = 0; other < n; other++) {
      if (isAlive[other] === 0 || other === keep) continue;
      const mean =
        (between[keep * n + other]! * size[keep]! + between[gone * n + other]! * size[gone]!) / weight;
      between[keep * n + other] = between[other * n + keep] = mean;
    }
    size[keep] = weight;
    merges++;
    if (merges % 50 === 0) progress(merges / n);
  }
  return Int32Array.from(members[isAlive.indexOf(1)]!);
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
