import { inverse, Matrix } from 'ml-matrix';
import { csrPairFromTriples, transpose } from '@/lib/ml/csr';
import { predictRatings } from '@/lib/ml/predict-ratings';
import { recommenderOf } from '@/lib/ml/recommenders';
import { nearestNeighbours } from '@/lib/ml/similarity/neighbours';
import { type Benchmark, cpuSeconds } from './benchmark';
import { movieLens } from './movielens';
import { peerSeconds } from './python';
import { millionRatings } from './synthetic';

const against = (ours: number, peer: number | null, most: number, note?: string) => ({
  ours,
  peer,
  isMet: peer === null ? null : ours / peer <= most,
  ...(note ? { note } : {}),
});
const missing = (what: string) => ({
  ours: Number.NaN,
  peer: null,
  isMet: null,
  note: `${what} is not beside the project`,
});

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

export const neighbours: Benchmark = {
  name: 'Exact top-50 cosine neighbours of 4,000 items, 1,000,000 ratings',
  peer: 'scikit-learn cosine_similarity + numpy top-K',
  target: '≤ 0.5',
  run() {
    const { users, items, values, rows, cols, folder } = millionRatings();
    const { byColumn } = csrPairFromTriples(users, items, values, rows, cols);
    const ours = cpuSeconds(
      () => void nearestNeighbours(byColumn, { metric: 'cosine', k: 50, shrinkage: 0, weighting: 'none' }),
    );
    return Promise.resolve(
      against(
        ours,
        peerSeconds('neighbours.py', 'sklearn, scipy', [folder, String(rows), String(cols), '50']),
        0.5,
      ),
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

export const ease: Benchmark = {
  name: 'EASE on MovieLens 100K (1,682 items)',
  peer: 'ml-matrix inverse of the same Gram matrix (a third of its rows, scaled by n³)',
  target: '≤ 1/5',
  run() {
    const data = movieLens();
    if (!data) return Promise.resolve(missing('MovieLens 100K'));
    const { matrix } = data;
    const recommender = recommenderOf('ease');
    const ones = { ...matrix, data: new Float32Array(matrix.data.length).fill(1) };
    const ours = cpuSeconds(() => void recommender.fit(ones, { l2: 700 }, { seed: 1, progress: () => {} }));
    const n = 560;
    const X = transpose(ones);
    const gram = Matrix.zeros(n, n);
    for (let user = 0; user < ones.rows; user++)
      for (let a = ones.indptr[user]!; a < ones.indptr[user + 1]!; a++)
        for (let b = ones.indptr[user]!; b < ones.indptr[user + 1]!; b++) {
          const [i, j] = [ones.indices[a]!, ones.indices[b]!];
          if (i < n && j < n) gram.set(i, j, gram.get(i, j) + 1);
        }
    for (let i = 0; i < n; i++) gram.set(i, i, gram.get(i, i) + 700);
    const before = process.cpuUsage();
    inverse(gram);
    const { user, system } = process.cpuUsage(before);
    return Promise.resolve(against(ours, ((user + system) / 1e6) * (X.rows / n) ** 3, 1 / 5));
  },
};
