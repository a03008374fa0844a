import type { Itemset } from './fp-growth';

/** Who has the antecedent tends to have the consequent. */
export interface AssociationRule {
  /** Ascending; never empty. */
  readonly antecedent: readonly number[];
  readonly consequent: number;
  /** Share of all baskets that hold antecedent and consequent. */
  readonly support: number;
  /** Share of the baskets with the antecedent that hold the consequent. */
  readonly confidence: number;
  /** Confidence by the share of all baskets that hold the consequent: 1 = independent. */
  readonly lift: number;
}

const keyOf = (items: readonly number[]): string => items.join(',');

/**
 * Rules with one consequent (Agrawal, Imieliński & Swami 1993; lift: Brin et al. 1997).
 * @param itemsets all frequent ones, subsets included
 * @param baskets how many baskets there are
 */
export function rulesOf(
  itemsets: readonly Itemset[],
  baskets: number,
  minConfidence: number,
): AssociationRule[] {
  const countOf = new Map(itemsets.map(({ items, count }) => [keyOf(items), count]));
  const rules: AssociationRule[] = [];
  for (const { items, count } of itemsets) {
    if (items.length < 2) continue;
    for (const consequent of items) {
      const antecedent = items.filter((item) => item !== consequent);
      const confidence = count / countOf.get(keyOf(antecedent))!;
      if (confidence < minConfidence) continue;
      const share = countOf.get(String(consequent))! / baskets;
      rules.push({ antecedent, consequent, support: count / baskets, confidence, lift: confidence / share });
    }
  }
  return rules;
}
