import { describe, expect, test } from 'vitest';
import { transpose } from '@/lib/ml/csr';
import { kernelEaseWeights } from '@/lib/ml/kernels/ease-weights';
import { kernelIals } from '@/lib/ml/kernels/ials';
import { withKernels } from '@/lib/ml/kernels/kernels';
import { kernelNeighbours } from '@/lib/ml/kernels/neighbours';
import { someMatrix } from '@/lib/ml/kernels/some-matrix.fixture';
import type { ThreadTeam } from '@/lib/ml/kernels/team';
import { WorkerTeam } from './kernel-team';

async function withThreads(threads: number, work: (team: ThreadTeam) => void): Promise<void> {
  const team = new WorkerTeam(threads);
  try {
    await team.ready();
    work(team);
  } finally {
    await team.close();
  }
}

const noProgress = () => {};
const data = someMatrix(150, 200, { density: 0.1, seed: 8 });

const fits: Readonly<Record<string, (team?: ThreadTeam) => unknown>> = {
  EASE: (team) =>
    withKernels(team, (kernels) => kernelEaseWeights(kernels, data, { l2: 30, dropout: 0.2 }, noProgress)),
  neighbours: (team) =>
    withKernels(team, (kernels) => {
      const { k, counts, indices, similarities } = kernelNeighbours(kernels, transpose(data), {
        metric: 'cosine',
        k: 20,
        shrinkage: 5,
      });
      return Array.from(counts, (count, row) => [
        indices.slice(row * k, row * k + count),
        similarities.slice(row * k, row * k + count),
      ]);
    }),
  iALS: (team) =>
    withKernels(team, (kernels) =>
      kernelIals(
        kernels,
        data,
        {
          dimensions: 12,
          unobserved: 0.3,
          regularisation: 0.02,
          frequencyPower: 1,
          sweeps: 3,
          initialDeviation: 0.1,
        },
        3,
        { seed: 2, progress: noProgress },
      ),
    ),
};

describe.each(Object.keys(fits))('%s', (name) => {
  test('two and three threads give the digits of one, again and again', async () => {
    const alone = fits[name]?.();
    for (const threads of [2, 3])
      await withThreads(threads, (team) => {
        for (let again = 0; again < 2; again++) expect(fits[name]?.(team)).toEqual(alone);
      });
  });
});

test('what progress throws ends the work in all threads, and the team takes the next', async () => {
  await withThreads(2, (team) => {
    const stop = () => {
      throw new Error('cancelled');
    };
    expect(() =>
      withKernels(team, (kernels) => kernelEaseWeights(kernels, data, { l2: 30, dropout: 0 }, stop)),
    ).toThrow('cancelled');
    expect(fits['EASE']?.(team)).toEqual(fits['EASE']?.());
  });
});

test('threads that have not started yet are not waited for', () => {
  const team = new WorkerTeam(2);
  expect(fits['EASE']?.(team)).toEqual(fits['EASE']?.());
  return team.close();
});
