import { ialsLoss } from '@/lib/ml/factorisation/ials-loss';
import { kernelIals } from '@/lib/ml/kernels/ials';
import { withKernels } from '@/lib/ml/kernels/kernels';
import { against, type Benchmark, cpuSeconds } from './benchmark';
import { millionOnes } from './ease';
import { peerSeconds } from './python';

/** 15 sweeps of vectors of 64. */
export const ialsSettings = {
  dimensions: 64,
  sweeps: 15,
  unobserved: 0.1,
  regularisation: 0.003,
  frequencyPower: 1,
  initialDeviation: 0.1,
};

export const ials: Benchmark = {
  name: 'iALS, 1,000,000 interactions, 64 factors, 15 sweeps of conjugate gradients',
  peer: 'np.linalg.inv of a 4,000 × 4,000 float64 matrix',
  target: '≤ 0.8, loss of the exact solver to 1e-3',
  run() {
    const data = millionOnes();
    const lossAfter = (steps: number) => {
      const factors = withKernels(undefined, (kernels) =>
        kernelIals(kernels, data, ialsSettings, steps, { seed: 1, progress: () => {} }),
      );
      if (!factors) throw new Error('The kernels do not run here.');
      return () => ialsLoss(data, factors, ialsSettings);
    };
    let loss = () => Number.NaN;
    const ours = cpuSeconds(() => void (loss = lossAfter(3)), { warm: 0, runs: 3 });
    const apart = Math.abs(loss() / lossAfter(0)() - 1);
    const measured = against(ours, peerSeconds('inverse.py', 'numpy', ['4000']), 0.8);
    return Promise.resolve({
      ...measured,
      isMet: measured.isMet === null ? null : measured.isMet && apart <= 1e-3,
      note: `loss ${loss().toPrecision(6)}, ${apart.toExponential(1)} from the exact solver's`,
    });
  },
};
