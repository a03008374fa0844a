import { cnnEncoder } from '@/lib/ml/neural/cnn-encoder';
import { gruEncoder } from '@/lib/ml/neural/gru-encoder';
import { neumfNetwork } from '@/lib/ml/neural/neumf-network';
import { loadRuntime } from '@/lib/ml/neural/runtime';
import { sequenceNetwork } from '@/lib/ml/neural/sequence-network';
import { TrainingSession } from '@/lib/ml/neural/session';
import type { Network } from '@/lib/ml/neural/network';
import { vaeNetwork } from '@/lib/ml/neural/vae-network';
import { createRandom } from '@/lib/ml/random';
import { against, type Benchmark, missing } from './benchmark';
import { movieLens } from './movielens';
import { peerSeconds } from './python';

const ITEMS = 1682;
const CUSTOMERS = 943;
const EPOCHS = 3;
const sequence = { items: ITEMS, length: 20, dimensions: 64, hidden: 128 };
const many = 100_000;

const networks: Readonly<Record<string, () => Network>> = {
  cnn: () => sequenceNetwork(cnnEncoder({ ...sequence, filters: 64 }, many), 'next'),
  gru: () => sequenceNetwork(gruEncoder(sequence, many), 'next'),
  neumf: () => neumfNetwork({ items: ITEMS, dimensions: 16 }, 4),
  vae: () => vaeNetwork({ items: ITEMS, hidden: 600, latent: 200 }, { dropout: 0.5, beta: 0.2 }, CUSTOMERS),
};

/** CPU seconds of an epoch, batches included: the median of three after one to warm up. */
async function epochSeconds(network: Network, data: Parameters<Network['batches']>[0]): Promise<number> {
  const random = createRandom(1);
  const trainer = await TrainingSession.create(
    await loadRuntime(),
    (graph) => network.emitLoss(graph),
    random,
  );
  const times: number[] = [];
  for (let epoch = 0; epoch <= EPOCHS; epoch++) {
    const before = process.cpuUsage();
    for (const feeds of network.batches(data, epoch, random)) await trainer.step(feeds, 0.001);
    const { user, system } = process.cpuUsage(before);
    if (epoch > 0) times.push((user + system) / 1e6);
  }
  await trainer.release();
  return times.sort((a, b) => a - b)[1] ?? Number.NaN;
}

const epochOf = (id: string, what: string): Benchmark => ({
  name: `One epoch of ${what} on MovieLens 100K`,
  peer: 'PyTorch, one thread',
  target: '≤ 1.2',
  async run() {
    const data = movieLens();
    const network = networks[id]?.();
    if (!data || !network) return missing('MovieLens 100K');
    const ones = { ...data.matrix, data: new Float32Array(data.matrix.data.length).fill(1) };
    const ours = await epochSeconds(network, ones);
    return against(ours, peerSeconds('network.py', 'torch', [data.folder, id, String(EPOCHS)]), 1.2);
  },
});

export const cnn = epochOf('cnn', 'the CNN (64 filters of width 3 over 20 items, dense 128)');
export const gru = epochOf('gru', 'the GRU (128 units, 20 steps)');
export const neumf = epochOf('neumf', 'NeuMF (16 factors, layers 64-64-32-16, 4 negatives)');
export const vae = epochOf('vae', 'Mult-VAE (600, 200)');
