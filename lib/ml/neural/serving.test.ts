import { describe, expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { createRandom } from '@/lib/ml/random';
import type { Target } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { cnnEncoder } from './cnn-encoder';
import { gruEncoder } from './gru-encoder';
import { neumfNetwork } from './neumf-network';
import { loadRuntime, webAssembly } from './runtime';
import { sequenceNetwork } from './sequence-network';
import { ScoringSession, TrainingSession, type Weights } from './session';
import type { Network } from './network';
import { vaeNetwork } from './vae-network';

const [CUSTOMERS, ITEMS] = [30, 24];
const random = createRandom(5);
const data = csrFromRows(
  Array.from({ length: CUSTOMERS }, (_, customer) =>
    Array.from({ length: ITEMS }, (_, item) => item)
      .filter((item) => random.next() < (item % 3 === customer % 3 ? 0.6 : 0.1) || item === customer % ITEMS)
      .map((item) => [item, 1] as const),
  ),
  ITEMS,
);
const histories = [0, 1, 2, 3].map((row) => historyOf(data, row));

interface Case {
  readonly target: Target;
  readonly id: string;
  readonly params: Readonly<Record<string, number>>;
  readonly network: Network;
}

const small = { length: 7, dimensions: 6, hidden: 8, epochs: 3 };
const shape = { items: ITEMS, length: 7, dimensions: 6, hidden: 8 };

const sequential = (['next', 'set'] as const).flatMap((target): Case[] => [
  {
    id: 'gru',
    target,
    params: small,
    network: sequenceNetwork(gruEncoder(shape, data.indices.length), target),
  },
  {
    id: 'cnn',
    target,
    params: { ...small, filters: 5 },
    network: sequenceNetwork(cnnEncoder({ ...shape, filters: 5 }, data.indices.length), target),
  },
]);

const cases: readonly Case[] = [
  ...sequential,
  {
    id: 'neumf',
    target: 'set',
    params: { dimensions: 4, negatives: 4, epochs: 3 },
    network: neumfNetwork({ items: ITEMS, dimensions: 4 }, 4),
  },
  {
    id: 'vae',
    target: 'set',
    params: { hidden: 16, latent: 8, epochs: 3 },
    network: vaeNetwork({ items: ITEMS, hidden: 16, latent: 8 }, { dropout: 0.5, beta: 0.2 }, CUSTOMERS),
  },
];

describe.each(cases)('$id, $target', ({ id, target, params, network }) => {
  test('plain arrays give the scores that the graph gives', async () => {
    const recommender = recommenderOf(id);
    const state = await recommender.fit(data, params, { seed: 1, progress: () => {}, target });
    const session = await ScoringSession.create(await loadRuntime(), (graph) => network.emitScores(graph));
    const weights: Weights = Object.fromEntries(
      Object.entries(state).flatMap(([name, value]) =>
        value instanceof Float32Array ? [[name, value]] : [],
      ),
    );
    const scores = await session.run(weights, network.scoringFeeds(histories));
    await session.release();
    const scorer = recommender.open(state);
    const own = new Float32Array(ITEMS);
    histories.forEach((history, at) => {
      scorer.score(history, own);
      const worst = own.reduce(
        (most, score, item) => Math.max(most, Math.abs(score - (scores[at * ITEMS + item] ?? Number.NaN))),
        0,
      );
      expect(worst).toBeLessThan(1e-4);
    });
  });

  test('WebAssembly trains as the native library does', async () => {
    const losses = async (loaders: Parameters<typeof loadRuntime>[0]) => {
      const shuffle = createRandom(9);
      const trainer = await TrainingSession.create(
        await loadRuntime(loaders),
        (graph) => network.emitLoss(graph),
        shuffle,
      );
      const seen: number[] = [];
      for (let epoch = 0; epoch < 3; epoch++)
        for (const feeds of network.batches(data, epoch, shuffle)) seen.push(await trainer.step(feeds, 0.01));
      await trainer.release();
      return seen;
    };
    const native = await losses(undefined);
    const fallback = await losses([() => Promise.reject(new Error('no binary')), webAssembly]);
    expect(native.length).toBeGreaterThan(0);
    fallback.forEach((loss, step) => expect(loss / (native[step] ?? 0)).toBeCloseTo(1, 3));
    expect(native.at(-1)).toBeLessThan(native[0] ?? 0);
  });
});

test('where nothing loads, it says so', async () => {
  await expect(loadRuntime([() => Promise.reject(new Error('no binary'))])).rejects.toThrow(
    'cannot be trained',
  );
});
