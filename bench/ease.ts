import { inverse, Matrix } from 'ml-matrix';
import { type Csr, csrFromTriples } from '@/lib/ml/csr';
import { kernelEaseWeights } from '@/lib/ml/kernels/ease-weights';
import { withKernels } from '@/lib/ml/kernels/kernels';
import { against, type Benchmark, cpuSeconds } from './benchmark';
import { peerSeconds } from './python';
import { millionRatings } from './synthetic';

const penalty = { l2: 500, dropout: 0 };

/** 6,040 customers × 4,000 items, any interaction is 1. */
export function millionOnes(): Csr {
  const { users, items, rows, cols } = millionRatings();
  return csrFromTriples(users, items, new Float32Array(users.length).fill(1), rows, cols);
}

/** CPU seconds of a whole fit: the Gram matrix, its inverse, the weights. */
function fitSeconds(data: Csr): number {
  return cpuSeconds(
    () => void withKernels(undefined, (kernels) => kernelEaseWeights(kernels, data, penalty, () => {})),
    { warm: 1, runs: 3 },
  );
}

export const ease: Benchmark = {
  name: 'EASE fit, 4,000 items, 1,000,000 interactions',
  peer: "the paper's numpy code (np.linalg.inv)",
  target: '≤ 0.55',
  run() {
    const { folder, rows, cols } = millionRatings();
    const args = [folder, String(rows), String(cols), String(penalty.l2)];
    return Promise.resolve(
      against(fitSeconds(millionOnes()), peerSeconds('ease.py', 'numpy, scipy', args), 0.55),
    );
  },
};

/** Items of the matrix that ml-matrix inverts; its time is scaled by n³. */
const FEW = 560;

export const againstMlMatrix: Benchmark = {
  name: 'EASE fit, 4,000 items, 1,000,000 interactions',
  peer: `ml-matrix inverse alone (${FEW} items, scaled by n³)`,
  target: '≤ 1/50',
  run() {
    const data = millionOnes();
    const gram = Matrix.eye(FEW, FEW, penalty.l2);
    for (let user = 0; user < data.rows; user++) {
      const items = data.indices
        .subarray(data.indptr[user], data.indptr[user + 1])
        .filter((item) => item < FEW);
      for (const i of items) for (const j of items) gram.set(i, j, gram.get(i, j) + 1);
    }
    const peer = cpuSeconds(() => void inverse(gram), { warm: 1, runs: 3 }) * (data.cols / FEW) ** 3;
    return Promise.resolve(against(fitSeconds(data), peer, 1 / 50));
  },
};
