import { type Csr, transpose } from './csr';
import { denseSimilarity } from './similarity/dense';

/**
 * Every customer's predicted rating of every item by all its raters (Resnick et al. 1994):
 * r̂_ui = μ_u + Σ_v s_uv (r_vi − μ_v) / Σ_v |s_uv|, s the cosine of customers, v over the raters of i. An item that nobody
 * similar has rated gets μ_u.
 * @param ratings customers × items
 * @returns customers × items, row-major by item: prediction of customer u for item i at i·customers + u
 */
export function predictRatings(ratings: Csr): Float32Array {
  const n = ratings.rows;
  const similarity = denseSimilarity(ratings, { metric: 'cosine', shrinkage: 0, weighting: 'none' });
  const means = Float32Array.from({ length: n }, (_, user) => {
    const [from, end] = [ratings.indptr[user]!, ratings.indptr[user + 1]!];
    let sum = 0;
    for (let at = from; at < end; at++) sum += ratings.data[at]!;
    return end > from ? sum / (end - from) : 0;
  });
  const byItem = transpose(ratings);
  const predicted = new Float32Array(n * ratings.cols);
  const weight = new Float32Array(n);
  for (let item = 0; item < ratings.cols; item++) {
    const out = predicted.subarray(item * n, (item + 1) * n);
    weight.fill(0);
    for (let at = byItem.indptr[item]!; at < byItem.indptr[item + 1]!; at++) {
      const rater = byItem.indices[at]!;
      const above = byItem.data[at]! - means[rater]!;
      const row = similarity.subarray(rater * n, (rater + 1) * n);
      // Cosines of ratings are never below 0, so the sum of their sizes is their sum.
      for (let user = 0; user < n; user++) {
        const s = row[user]!;
        out[user]! += s * above;
        weight[user]! += s;
      }
    }
    for (let user = 0; user < n; user++)
      out[user] = means[user]! + (weight[user]! > 0 ? out[user]! / weight[user]! : 0);
  }
  return predicted;
}
