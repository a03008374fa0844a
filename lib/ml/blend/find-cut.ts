/** Which member serves histories up to a length, and which the longer ones. */
export interface HistoryCut {
  /** Most items of a short history. */
  readonly cut: number;
  readonly short: number;
  readonly long: number;
}

/** A side with a smaller share of the customers would be decided by chance. */
const FEWEST = 0.1;

/**
 * The cut and the two members with the highest mean value: all cuts that leave a tenth of the customers on either side. A
 * single member where no cut is better.
 * @param sizes length of each customer's history
 * @param values one array a member, one value a customer
 */
export function findCut(sizes: readonly number[], values: readonly Float64Array[]): HistoryCut {
  const order = sizes.map((_, at) => at).sort((a, b) => sizes[a]! - sizes[b]!);
  const totals = values.map((each) => each.reduce((sum, value) => sum + value, 0));
  const alone = totals.reduce((best, total, at) => (total > totals[best]! ? at : best), 0);
  let best: HistoryCut & { total: number } = { cut: 0, short: alone, long: alone, total: totals[alone] ?? 0 };
  const below = new Float64Array(values.length);
  order.forEach((customer, place) => {
    values.forEach((each, member) => (below[member]! += each[customer]!));
    const share = (place + 1) / order.length;
    const cut = sizes[customer]!;
    if (share < FEWEST || share > 1 - FEWEST || sizes[order[place + 1]!] === cut) return;
    for (let short = 0; short < values.length; short++)
      for (let long = 0; long < values.length; long++) {
        const total = below[short]! + totals[long]! - below[long]!;
        if (total > best.total + 1e-9) best = { cut, short, long, total };
      }
  });
  const { cut, short, long } = best;
  return { cut, short, long };
}
