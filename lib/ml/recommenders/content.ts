import { z } from 'zod';
import { transpose, type Csr } from '@/lib/ml/csr';
import { topItems } from '@/lib/ml/rank';
import { defineRecommender, type Ranked } from '@/lib/ml/recommender';
import { Refusal } from '@/lib/ml/refusal';
import { itemFeatures } from '@/lib/ml/text/item-features';

/** Dot product of two rows whose columns ascend. */
function dot({ indptr, indices, data }: Csr, a: number, b: number): number {
  let sum = 0;
  let [p, q] = [indptr[a]!, indptr[b]!];
  while (p < indptr[a + 1]! && q < indptr[b + 1]!) {
    const step = indices[p]! - indices[q]!;
    if (step === 0) sum += data[p]! * data[q]!;
    if (step <= 0) p++;
    if (step >= 0) q++;
  }
  return sum;
}

/**
 * score(u, i) = Σ_{j ∈ history} r_uj · ⟨f_j, f_i⟩ with f the words and the category of an item (Pazzani & Billsus 2007; BM25:
 * Robertson & Zaragoza 2009). Nobody need have turned to an item for it to be scored. It learns from the catalogue alone.
 */
export const content = defineRecommender({
  id: 'content',
  title: 'Product content',
  source: 'Pazzani & Billsus 2007, Content-Based Recommendation Systems; Robertson & Zaragoza 2009 (BM25)',
  params: z.object({
    textWeighting: z
      .enum(['bm25', 'tf-idf'])
      .default('tf-idf')
      .describe('How rare and repeated words count.'),
    categoryWeight: z
      .number()
      .min(0)
      .max(1)
      .default(0.3)
      .describe('Share of the category in how alike two items are; the words have the rest.'),
  }),
  traits: { explains: 'exact', feedback: 'binary', readsCatalogue: true },
  ranges: {
    textWeighting: { values: ['bm25', 'tf-idf'] },
    categoryWeight: { from: 0, to: 1, scale: 'linear' },
  },
  // Some thirty words a product.
  cost: ({ items }) => ({ operations: 3000 * items, bytes: 1000 * items }),
  fit({ catalogue, cols }, { textWeighting, categoryWeight }, run) {
    if (!catalogue)
      throw new Refusal(
        'Product content needs the titles or categories of the products: import a product catalogue, or choose another algorithm.',
      );
    run.progress(0.1);
    const {
      indptr,
      indices,
      data,
      cols: features,
    } = itemFeatures(catalogue, { weighting: textWeighting, categoryWeight });
    run.progress(1);
    return { items: cols, features, indptr, indices, values: data };
  },
  open({ items, features, indptr, indices, values }) {
    const rows: Csr = { rows: items, cols: features, indptr, indices, data: values };
    const byFeature = transpose(rows);
    const profile = new Float64Array(features);
    const score = (profileOf: () => void, out: Float32Array) => {
      out.fill(0);
      profile.fill(0);
      profileOf();
      for (let feature = 0; feature < features; feature++) {
        const weight = profile[feature]!;
        if (weight !== 0)
          for (let at = byFeature.indptr[feature]!; at < byFeature.indptr[feature + 1]!; at++)
            out[byFeature.indices[at]!]! += weight * byFeature.data[at]!;
      }
    };
    const add = (item: number, weight: number) => {
      for (let at = indptr[item]!; at < indptr[item + 1]!; at++)
        profile[indices[at]!]! += weight * values[at]!;
    };
    return {
      score: (history, out) =>
        score(() => history.items.forEach((item, h) => add(item, history.weights[h]!)), out),
      similarItems(item, k): Ranked[] {
        const scores = new Float32Array(items);
        score(() => add(item, 1), scores);
        const skip = new Uint8Array(items);
        skip[item] = 1;
        return topItems(scores, k, skip).filter((each) => each.score > 0);
      },
      explain: (history, item) =>
        Array.from(history.items, (index, h) => ({
          kind: 'item' as const,
          index,
          value: history.weights[h]! * dot(rows, index, item),
        })),
    };
  },
});
