import { z } from 'zod';
import { defineRecommender } from '@/lib/ml/recommender';

/** Customers per item: the baseline that everything else must beat. */
export const popularity = defineRecommender({
  id: 'popularity',
  title: 'Popularity',
  source: 'Number of customers who turned to each item',
  params: z.object({}),
  traits: { explains: 'none', feedback: 'binary' },
  ranges: {},
  cost: ({ items, interactions }) => ({ operations: interactions, bytes: 4 * items }),
  fit(data) {
    const counts = new Float32Array(data.cols);
    for (const item of data.indices) counts[item]! += 1;
    return { counts };
  },
  open: ({ counts }) => ({ score: (_history, out) => out.set(counts) }),
});
