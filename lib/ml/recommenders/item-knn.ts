import { transpose } from '@/lib/ml/csr';
import { defineRecommender, type Ranked } from '@/lib/ml/recommender';
import { nearestNeighbours } from '@/lib/ml/similarity/neighbours';
import { neighbourParams } from './neighbour-params';

/** score(u, i) = Σ_{j ∈ history ∩ N(i)} r_uj · s_ij, with N(i) the k items most similar to i (Sarwar et al. 2001; Deshpande & Karypis 2004). */
export const itemKnn = defineRecommender({
  id: 'item-knn',
  title: 'Item neighbours',
  source: 'Sarwar et al. 2001; Deshpande & Karypis 2004',
  params: neighbourParams({ k: 100, shrinkage: 50 }),
  traits: { explains: 'exact', feedback: 'ratings' },
  ranges: {
    k: { from: 20, to: 400, scale: 'log', whole: true },
    shrinkage: { from: 0, to: 100, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }, { k }) => ({
    operations: (2 * interactions ** 2) / Math.max(1, customers),
    bytes: 8 * items * k + 16 * interactions,
  }),
  fit(data, params, run) {
    const { k, indices, similarities, counts } = nearestNeighbours(transpose(data), params, run.progress);
    return { items: data.cols, k, indices, similarities, counts };
  },
  open({ items, k, indices, similarities, counts }) {
    // The lists turned round: for each item of a history, the items that have it among their neighbours.
    const starts = new Int32Array(items + 1);
    for (let item = 0; item < items; item++)
      for (let at = 0; at < counts[item]!; at++) starts[indices[item * k + at]! + 1]! += 1;
    for (let item = 0; item < items; item++) starts[item + 1]! += starts[item]!;
    const next = starts.slice(0, items);
    const targets = new Int32Array(starts[items]!);
    const weights = new Float32Array(starts[items]!);
    for (let item = 0; item < items; item++)
      for (let at = 0; at < counts[item]!; at++) {
        const to = next[indices[item * k + at]!]!++;
        targets[to] = item;
        weights[to] = similarities[item * k + at]!;
      }
    return {
      score(history, out) {
        out.fill(0);
        history.items.forEach((item, h) => {
          const weight = history.weights[h]!;
          for (let at = starts[item]!; at < starts[item + 1]!; at++)
            out[targets[at]!]! += weight * weights[at]!;
        });
      },
      similarItems: (item, count): Ranked[] =>
        Array.from({ length: Math.min(count, counts[item]!) }, (_, at) => ({
          item: indices[item * k + at]!,
          score: similarities[item * k + at]!,
        })),
      explain(history, item) {
        const similarity = new Map(
          Array.from({ length: counts[item]! }, (_, at) => [
            indices[item * k + at]!,
            similarities[item * k + at]!,
          ]),
        );
        return Array.from(history.items, (from, h) => ({
          kind: 'item' as const,
          index: from,
          value: history.weights[h]! * (similarity.get(from) ?? 0),
        }));
      },
    };
  },
});
