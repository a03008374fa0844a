/** Two groups became one: `gone` joined `kept`, whose number the new one goes by. */
export interface Merge {
  readonly kept: number;
  readonly gone: number;
  /** How close the two were. */
  readonly closeness: number;
}

/** How close group `other` is to the union of `kept` and `gone`: the linkage, by the formula of Lance & Williams 1967. */
export type Linkage = (group: {
  readonly kept: number;
  readonly gone: number;
  /** Between kept and gone. */
  readonly between: number;
  readonly sizes: { readonly kept: number; readonly gone: number; readonly other: number };
}) => number;

/** Mean of the similarities between two groups. */
export const averageLinkage: Linkage = ({ kept, gone, sizes }) =>
  (kept * sizes.kept + gone * sizes.gone) / (sizes.kept + sizes.gone);

/** Ward 1963: closeness is minus the growth of the sum of squares (twice it, from squared distances between points). */
export const wardLinkage: Linkage = ({ kept, gone, between, sizes }) =>
  ((sizes.kept + sizes.other) * kept + (sizes.gone + sizes.other) * gone - sizes.other * between) /
  (sizes.kept + sizes.gone + sizes.other);

/**
 * Agglomerative clustering by the nearest-neighbour chain (Murtagh 1983, O(n²)).
 * @param between closeness of every two of n rows, n × n and symmetric, higher is closer; overwritten
 * @param onMerge told of the n − 1 merges, in the order of the chain, not by closeness
 */
export function chainMerges(
  between: Float32Array | Float64Array,
  n: number,
  linkage: Linkage,
  onMerge: (merge: Merge) => void,
): void {
  const size = new Int32Array(n).fill(1);
  const isAlive = new Uint8Array(n).fill(1);
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
    const [kept, gone] = top < before ? [top, before] : [before, top];
    const closeness = between[kept * n + gone]!;
    isAlive[gone] = 0;
    for (let other = 0; other < n; other++) {
      if (isAlive[other] === 0 || other === kept) continue;
      between[kept * n + other] = between[other * n + kept] = linkage({
        kept: between[kept * n + other]!,
        gone: between[gone * n + other]!,
        between: closeness,
        sizes: { kept: size[kept]!, gone: size[gone]!, other: size[other]! },
      });
    }
    size[kept]! += size[gone]!;
    merges++;
    onMerge({ kept, gone, closeness });
  }
}
