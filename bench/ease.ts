import { inverse, Matrix } from 'ml-matrix';
import { transpose } from '@/lib/ml/csr';
import { recommenderOf } from '@/lib/ml/recommenders';
import { against, type Benchmark, cpuSeconds, missing } from './benchmark';
import { movieLens } from './movielens';

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
