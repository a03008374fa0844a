import { csrPairFromTriples } from '@/lib/ml/csr';
import { WorkerTeam } from '@/lib/jobs/kernel-team';
import { kernelEaseWeights } from '@/lib/ml/kernels/ease-weights';
import { kernelIals } from '@/lib/ml/kernels/ials';
import { type Kernels, withKernels } from '@/lib/ml/kernels/kernels';
import { kernelNeighbours } from '@/lib/ml/kernels/neighbours';
import type { ThreadTeam } from '@/lib/ml/kernels/team';
import { type Benchmark, type Measured } from './benchmark';
import { millionOnes } from './ease';
import { ialsSettings } from './ials';
import { tenMillionRatings } from './synthetic';

const ROUNDS = 3;
const noProgress = () => {};

/** CPU and wall seconds of both, in turns; the medians of three. */
async function twoAgainstOne(work: (kernels: Kernels) => unknown): Promise<Measured> {
  const team = new WorkerTeam(2);
  await team.ready();
  const times = { cpu: [[], []], wall: [[], []] } as {
    cpu: [number[], number[]];
    wall: [number[], number[]];
  };
  const once = (of: 0 | 1, given?: ThreadTeam) => {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    withKernels(given, work);
    const { user, system } = process.cpuUsage(cpu);
    times.cpu[of].push((user + system) / 1e6);
    times.wall[of].push((performance.now() - wall) / 1000);
  };
  for (let round = 0; round < ROUNDS; round++) {
    once(0);
    once(1, team);
  }
  await team.close();
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
  const [one, two] = [median(times.cpu[0]), median(times.cpu[1])];
  const sooner = median(times.wall[0]) / median(times.wall[1]);
  return {
    ours: two,
    peer: one,
    isMet: two / one <= 1.2 && sooner >= 1.6,
    note: `CPU; wall ${median(times.wall[0]).toFixed(2)} s → ${median(times.wall[1]).toFixed(2)} s, ${sooner.toFixed(2)} × sooner`,
  };
}

const twoThreads = { peer: 'one thread', target: '≤ 1.2, and ≥ 1.6 × sooner on a quiet machine' };

export const ease: Benchmark = {
  ...twoThreads,
  name: 'EASE fit, 4,000 items, by two threads',
  run() {
    const data = millionOnes();
    return twoAgainstOne((kernels) => kernelEaseWeights(kernels, data, { l2: 500, dropout: 0 }, noProgress));
  },
};

export const ials: Benchmark = {
  ...twoThreads,
  name: 'iALS, 1,000,000 interactions, 64 factors, 15 sweeps, by two threads',
  run() {
    const data = millionOnes();
    return twoAgainstOne((kernels) =>
      kernelIals(kernels, data, ialsSettings, 3, { seed: 1, progress: noProgress }),
    );
  },
};

export const neighbours: Benchmark = {
  ...twoThreads,
  name: 'Exact top-50 cosine neighbours of 20,000 items, 10,000,000 ratings, by two threads',
  run() {
    const { users, items, values, rows, cols } = tenMillionRatings();
    const { byColumn } = csrPairFromTriples(users, items, values, rows, cols);
    const options = { metric: 'cosine', k: 50, shrinkage: 0 };
    return twoAgainstOne((kernels) => kernelNeighbours(kernels, byColumn, options));
  },
};
