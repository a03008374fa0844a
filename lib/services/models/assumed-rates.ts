import { type AlgorithmId } from '@/lib/schemas/model';

/**
 * Operations of `Recommender.cost` a second of one processor, where no run has measured this machine yet: as one core of a 2020s
 * server did at the demo shop's size (3,000 customers, 2,000 products, 83,000 interactions). They differ by what the operations
 * are: products of dense matrices in vectors of WebAssembly or ONNX, or steps through sparse rows.
 */
export const assumedRates: Readonly<Record<AlgorithmId, number>> = {
  popularity: 1e7,
  'user-knn': 2e7,
  'item-knn': 4e7,
  slim: 1.3e8,
  rp3beta: 2e6,
  ials: 3e9,
  svd: 2.5e8,
  bpr: 5e8,
  ease: 1.5e10,
  cnn: 3e10,
  gru: 2e9,
  neumf: 3e9,
  vae: 4.5e9,
  content: 2e7,
  association: 2e7,
  blend: 4e9,
};
