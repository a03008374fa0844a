import { type Csr } from '@/lib/ml/csr';
import { defineRecommender, type History, type Scorer } from '@/lib/ml/recommender';
import { HistoryNeighbours } from '@/lib/ml/similarity/history-neighbours';
import { similarityMetricIds, similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { NeighbourRatings } from '@/lib/ml/similarity/neighbour-ratings';
import { neighbourParams } from './neighbour-params';

/**
 * score(u, i) = Σ_{v ∈ N(u)} s_uv^ρ · r_vi (Resnick et al. 1994; Herlocker et al. 1999; ρ: Breese et al. 1998). The state is the fitted matrix itself: a
 * history is compared with every fitted customer when it is scored, so that new shoppers go the same way as known ones.
 */
export const userKnn = defineRecommender({
  id: 'user-knn',
  title: 'User neighbours',
  source: 'Resnick et al. 1994; Herlocker et al. 1999',
  params: neighbourParams({ k: 80, shrinkage: 0 }).extend({
    weighting: neighbourParams({ k: 80, shrinkage: 0 }).shape.weighting.default('tf-idf'),
  }),
  traits: { explains: 'exact', feedback: 'binary', predictsRatings: true },
  ranges: {
    k: { from: 20, to: 400, scale: 'log', whole: true },
    shrinkage: { values: [0, 2, 5, 10, 20, 50, 100] },
    weighting: { values: ['none', 'tf-idf', 'bm25'] },
    exponent: { from: 0.6, to: 4, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }) => ({
    operations: interactions,
    bytes: 24 * interactions + 4 * (customers + items),
  }),
  fit(data, params, run) {
    const { scale, means } = featureScale(
      data,
      params.weighting,
      similarityMetricOf(params.metric).centersFeatures,
    );
    run.progress(1);
    const { indptr, indices, data: values } = data;
    return {
      cols: data.cols,
      indptr,
      indices,
      values,
      scale,
      means,
      k: params.k,
      shrinkage: params.shrinkage,
      exponent: params.exponent,
      metric: similarityMetricIds.indexOf(params.metric),
    };
  },
  open(state): Scorer {
    const plain: Csr = {
      rows: state.indptr.length - 1,
      cols: state.cols,
      indptr: state.indptr,
      indices: state.indices,
      data: state.values,
    };
    const scaled: Csr = {
      ...plain,
      data: plain.data.map(
        (value, at) => value * state.scale[plain.indices[at]!]! - state.means[plain.indices[at]!]!,
      ),
    };
    const customers = new HistoryNeighbours(scaled, {
      metric: similarityMetricIds[state.metric] ?? 'cosine',
      k: state.k,
      shrinkage: state.shrinkage,
      exponent: state.exponent,
    });
    const predictor = new NeighbourRatings(plain);
    const neighbours = ({ items, weights }: History) =>
      customers.nearest(
        items,
        Float64Array.from(items, (item, at) => weights[at]! * state.scale[item]! - state.means[item]!),
      );
    return {
      score(history, out) {
        out.fill(0);
        for (const { row, similarity } of neighbours(history))
          for (let at = plain.indptr[row]!; at < plain.indptr[row + 1]!; at++)
            out[plain.indices[at]!]! += similarity * plain.data[at]!;
      },
      predictRating: (history, item) => predictor.predict(history, item, () => neighbours(history)),
      explain: (history, item) =>
        neighbours(history).flatMap(({ row, similarity }) => {
          for (let at = plain.indptr[row]!; at < plain.indptr[row + 1]!; at++)
            if (plain.indices[at] === item)
              return [{ kind: 'customer' as const, index: row, value: similarity * plain.data[at]! }];
          return [];
        }),
    };
  },
});

/** What each item's values are multiplied by (IDF) and what is then subtracted (its mean, for adjusted cosine). */
function featureScale(
  data: Csr,
  weighting: string,
  centers: boolean,
): { scale: Float32Array; means: Float32Array } {
  const count = new Float32Array(data.cols);
  const sum = new Float32Array(data.cols);
  data.indices.forEach((item, at) => {
    count[item]! += 1;
    sum[item]! += data.data[at]!;
  });
  // BM25's saturation of repeated terms has nothing to act on in a history of distinct items: its IDF is what remains.
  const idf = (n: number) =>
    weighting === 'tf-idf' ? Math.log(data.rows / n) : Math.log(1 + (data.rows - n + 0.5) / (n + 0.5));
  const scale = count.map((n) => (weighting === 'none' || n === 0 ? 1 : idf(n)));
  const means = count.map((n, item) => (centers && n > 0 ? (sum[item]! / n) * scale[item]! : 0));
  return { scale, means };
}
