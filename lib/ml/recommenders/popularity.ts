import { z } from 'zod';
import { defineRecommender, type TrainingData } from '@/lib/ml/recommender';

/** Seconds. */
const DAY = 24 * 60 * 60;

/** How many items of a history the popularity among all categories counts for. */
const PRIOR = 5;

/**
 * What each entry counts: 1, halved with every half-life that it is older than the newest. Entries without a time count as the
 * oldest that has one.
 */
function ageWeights({ seconds, indices }: TrainingData, halfLifeDays: number): Float64Array {
  const weights = new Float64Array(indices.length).fill(1);
  if (!seconds || halfLifeDays === 0) return weights;
  const known = seconds.filter((second) => second > 0);
  if (known.length === 0) return weights;
  const oldest = known.reduce((a, b) => Math.min(a, b));
  const newest = known.reduce((a, b) => Math.max(a, b));
  return weights.map((_, at) => {
    return 2 ** (((seconds[at] || oldest) - newest) / (halfLifeDays * DAY));
  });
}

/** Numbers of the items' categories; -1 where none is known. */
function categoryNumbers(categories: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(categories, (category) => {
    if (category === null) return -1;
    const number = numbers.get(category) ?? numbers.size;
    numbers.set(category, number);
    return number;
  });
}

/**
 * Customers per item: the baseline that everything else must beat. By category, an item's count is multiplied by how much more
 * often the history turns to its category than all customers do, the shares of the history smoothed by those of all
 * (Dirichlet prior): score(i) = count_i · (m + n_c · N / N_c) / (m + n), n_c of the n items of the history and N_c of all N
 * counts in the item's category, m = 5. For an empty history that is the plain count.
 */
export const popularity = defineRecommender({
  id: 'popularity',
  title: 'Popularity',
  source: 'Number of customers who turned to each item',
  params: z.object({
    halfLifeDays: z
      .number()
      .min(0)
      .max(3650)
      .default(0)
      .describe('Days after which an interaction counts half; 0: age does not matter.'),
    byCategory: z
      .boolean()
      .default(false)
      .describe('Whether the categories of the history come first, where categories are known.'),
  }),
  traits: { explains: 'none', feedback: 'binary', scoresAnyone: true },
  ranges: { halfLifeDays: { values: [0, 7, 30, 90, 365] }, byCategory: { values: [false, true] } },
  cost: ({ items, interactions }) => ({ operations: interactions, bytes: 8 * items + 8 * interactions }),
  fit(data, { halfLifeDays, byCategory }) {
    const sums = new Float64Array(data.cols);
    ageWeights(data, halfLifeDays).forEach((weight, at) => (sums[data.indices[at]!]! += weight));
    const categoryOf =
      byCategory && data.catalogue ? categoryNumbers(data.catalogue.categories) : new Int32Array(0);
    return { counts: Float32Array.from(sums), categoryOf };
  },
  open({ counts, categoryOf }) {
    if (categoryOf.length === 0) return { score: (_history, out) => out.set(counts) };
    const size = categoryOf.reduce((most, category) => Math.max(most, category + 1), 0);
    const totals = new Float64Array(size);
    categoryOf.forEach((category, item) => {
      if (category >= 0) totals[category]! += counts[item]!;
    });
    const total = totals.reduce((sum, each) => sum + each, 0);
    const factors = new Float64Array(size);
    return {
      score(history, out) {
        factors.fill(0);
        let known = 0;
        for (const item of history.items) {
          const category = categoryOf[item]!;
          if (category < 0) continue;
          factors[category]! += 1;
          known++;
        }
        for (let category = 0; category < size; category++) {
          const share = totals[category]! > 0 ? (factors[category]! * total) / totals[category]! : 0;
          factors[category] = (PRIOR + share) / (PRIOR + known);
        }
        // An item of no category is as likely as the prior alone makes it.
        const others = PRIOR / (PRIOR + known);
        for (let item = 0; item < counts.length; item++)
          out[item] = counts[item]! * (categoryOf[item]! < 0 ? others : factors[categoryOf[item]!]!);
      },
    };
  },
});
