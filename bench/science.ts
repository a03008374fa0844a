import { csrPairFromTriples } from '@/lib/ml/csr';
import { predictRatings } from '@/lib/ml/predict-ratings';
import { against, type Benchmark, cpuSeconds, missing } from './benchmark';
import { movieLens } from './movielens';
import { peerSeconds } from './python';
import { millionRatings } from './synthetic';

export const csr: Benchmark = {
  name: 'CSR and CSC from 1,000,000 triples (6,040 × 4,000)',
  peer: 'scipy csr_matrix + tocsc',
  target: '≤ 0.6',
  run() {
    const { users, items, values, rows, cols, folder } = millionRatings();
    const ours = cpuSeconds(() => void csrPairFromTriples(users, items, values, rows, cols));
    return Promise.resolve(
      against(ours, peerSeconds('csr.py', 'scipy', [folder, String(rows), String(cols)]), 0.6),
    );
  },
};

export const prediction: Benchmark = {
  name: 'Predicting every rating of MovieLens 100K (943 × 1,682)',
  peer: "tutorials' double numpy loop (20 customers, scaled)",
  target: '≤ 1/40',
  run() {
    const data = movieLens();
    if (!data) return Promise.resolve(missing('MovieLens 100K'));
    const ours = cpuSeconds(() => void predictRatings(data.matrix));
    return Promise.resolve(
      against(ours, peerSeconds('predict.py', 'numpy', [data.folder, '943', '1682', '20']), 1 / 40),
    );
  },
};
