/**
 * Terms as formulas, the same in every language. u: a judged customer, L: the K products recommended to u, R: the products
 * that u had held out, rel: 1 for a hit, n(i): customers of product i, N: customers, I: products.
 */
export const termFormulas: Readonly<Record<string, string>> = {
  ndcg: 'Σ_{p ≤ K} rel(p) / log₂(p + 1)  ÷  Σ_{p ≤ min(K, |R|)} 1 / log₂(p + 1)',
  map: '1 / |R| · Σ_{p ≤ K} rel(p) · hits up to p / p',
  precision: '|L ∩ R| / K',
  recall: '|L ∩ R| / |R|',
  hitRate: '1 if |L ∩ R| ≥ 1, else 0',
  mrr: '1 / place of the first hit, 0 without one',
  coverage: '|⋃ L| / |I|',
  gini: 'Σ_i (2i − |I| − 1) · x_i / (|I| · Σ x),  x_1 ≤ x_2 ≤ … : how often each is shown',
  novelty: '1 / |L| · Σ_{i ∈ L} −log₂(n(i) / N)',
  diversity: '1 − mean of cos(i, j) over the pairs i, j ∈ L',
  popularityBias: '1 / |L| · Σ_{i ∈ L} n(i) / N',
  calibration: 'Σ_c p(c) · log₂(p(c) / q̃(c)),  q̃ = 0.99 q + 0.01 p',
  serendipity: '|(L ∩ R) \\ K most popular| / K',
  rmse: '√(1 / n · Σ (r̂ − r)²)',
  mae: '1 / n · Σ |r̂ − r|',
  interval: '[2.5 %, 97.5 %] of the means of 2,000 resamples',
  pValue: '2 · (min(#{Δ* ≥ 0}, #{Δ* ≤ 0}) + 1) / (2,000 + 1)',
  holm: 'p̃_(i) = max_{j ≤ i} min(1, (m − j + 1) · p_(j))',
  lifetimeValue: 'E[orders | x, t_x, T] · E[money an order | x, z̄]',
  cohort: 'customers with an order in month k / customers of the cohort',
  lift: 'share of the customer / share of the shop',
};
