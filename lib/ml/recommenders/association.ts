import { z } from 'zod';
import { frequentItemsets, type Itemset } from '@/lib/ml/association/fp-growth';
import { rulesOf } from '@/lib/ml/association/rules';
import { openRules, packRules } from '@/lib/ml/association/rule-scorer';
import { visitsOf } from '@/lib/ml/association/visits';
import type { Csr } from '@/lib/ml/csr';
import { defineRecommender } from '@/lib/ml/recommender';

/** More itemsets than this nobody reads: the minimum support is then raised. */
const MAX_ITEMSETS = 300_000;

/** Mines with the support asked for; where that finds too much, with twice as much, and so on: dense data end as well. */
function mine(
  baskets: Csr,
  support: number,
  maxLength: number,
  progress: (fraction: number) => void,
): readonly Itemset[] {
  // What is together in one basket only is no pattern. The little that is taken off is rounding dust.
  for (let minCount = Math.max(2, Math.ceil(support * baskets.rows - 1e-9)); ; minCount *= 2) {
    const found = frequentItemsets(baskets, { minCount, maxLength, maxItemsets: MAX_ITEMSETS }, progress);
    if (found) return found;
  }
}

/**
 * Association rules with one consequent, mined by FP-growth (Agrawal et al. 1993; Han et al. 2000). A basket is all that a
 * customer turned to, or, by visits, what lies less than 30 minutes apart. The score of an item adds up the confidences of the
 * rules that lead to it from items of the history, or is the best of them; each rule's confidence is shared out among its
 * antecedent in equal parts.
 */
export const association = defineRecommender({
  id: 'association',
  title: 'Association rules',
  source: 'Agrawal, Imieliński & Swami 1993; Han, Pei & Yin 2000 (FP-growth)',
  params: z.object({
    minSupport: z
      .number()
      .min(0)
      .max(1)
      .default(0.001)
      .describe('Least share of baskets that hold a rule; doubled until at most 300,000 itemsets are left.'),
    minConfidence: z
      .number()
      .min(0)
      .max(1)
      .default(0.05)
      .describe('Least share of the baskets with the antecedent that hold the consequent too.'),
    maxAntecedent: z.int().min(1).max(5).default(1).describe('Most items on the left of a rule.'),
    baskets: z.enum(['customer', 'visit']).default('customer').describe('What counts as bought together.'),
    scoring: z.enum(['sum', 'best']).default('sum').describe('How rules for the same item come together.'),
  }),
  traits: { explains: 'exact', feedback: 'binary' },
  ranges: {
    minSupport: { from: 0.0005, to: 0.05, scale: 'log' },
    minConfidence: { from: 0.01, to: 0.5, scale: 'log' },
    maxAntecedent: { values: [1, 2] },
    scoring: { values: ['sum', 'best'] },
  },
  cost: ({ customers, items, interactions }, { maxAntecedent }) => ({
    operations: 20 * maxAntecedent * Math.min(items ** 2, interactions ** 2 / Math.max(1, customers)),
    bytes: 64 * interactions + 400 * MAX_ITEMSETS,
  }),
  fit(data, { minSupport, minConfidence, maxAntecedent, baskets, scoring }, run) {
    const rows = baskets === 'visit' ? visitsOf(data) : data;
    const itemsets = mine(rows, minSupport, maxAntecedent + 1, (part) => run.progress(0.9 * part));
    const rules = rulesOf(itemsets, rows.rows, minConfidence);
    run.progress(1);
    return { ...packRules(rules, data.cols), isBest: scoring === 'best' ? 1 : 0 };
  },
  open: (state) => openRules(state, state.isBest === 1),
});
