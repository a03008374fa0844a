const pairs = (n: number) => (n * (n - 1)) / 2;

/** Joint counts of two labellings, and how many each label has. Labels may be any whole numbers. */
function contingency(a: ArrayLike<number>, b: ArrayLike<number>) {
  const both = new Map<string, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  for (let at = 0; at < a.length; at++) {
    const key = `${a[at]!},${b[at]!}`;
    both.set(key, (both.get(key) ?? 0) + 1);
    ofA.set(a[at]!, (ofA.get(a[at]!) ?? 0) + 1);
    ofB.set(b[at]!, (ofB.get(b[at]!) ?? 0) + 1);
  }
  return { both: [...both.values()], ofA: [...ofA.values()], ofB: [...ofB.values()] };
}

/**
 * The adjusted Rand index (Hubert & Arabie 1985): 1 where two labellings agree on every pair of points, about 0 where they agree by
 * chance alone; may be negative.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError('The two labellings have different lengths.');
  const { both, ofA, ofB } = contingency(a, b);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + pairs(count), 0);
  const [together, inA, inB, all] = [sum(both), sum(ofA), sum(ofB), pairs(a.length)];
  const expected = all > 0 ? (inA * inB) / all : 0;
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
