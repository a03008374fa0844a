import { z } from 'zod';
import { cnnEncoder, FILTER_WIDTH, pooledLength } from '@/lib/ml/neural/cnn-encoder';
import { convolve, dense, logSoftmaxInPlace, maxPool2, reluInPlace } from '@/lib/ml/neural/forward';
import { namedWeights } from '@/lib/ml/neural/named-weights';
import { sequenceNetwork } from '@/lib/ml/neural/sequence-network';
import { trainNetwork } from '@/lib/ml/neural/train-network';
import { trainingParams, whole } from '@/lib/ml/neural/training-params';
import { defineRecommender, type History } from '@/lib/ml/recommender';

/**
 * A convolution over the history. Scores are logarithms of the probabilities to come next; trained for sets, logits of belonging to the
 * same set.
 */
export const cnn = defineRecommender({
  id: 'cnn',
  title: 'CNN',
  source:
    'Tang & Wang 2018, Personalized Top-N Sequential Recommendation via Convolutional Sequence Embedding',
  params: z.object({
    length: whole(4, 200, 20, 'How many of the last items of a history are read.'),
    dimensions: whole(4, 512, 64, 'Length of the vectors of items.'),
    filters: whole(4, 512, 64, 'How many patterns of three neighbouring items are looked for.'),
    hidden: whole(4, 1024, 128, 'Width of the dense layer before the output.'),
    ...trainingParams({ epochs: 60, patience: 6, learningRate: 0.001 }),
  }),
  traits: { explains: 'approximate', feedback: 'binary', isSequential: true, hasEmbeddings: true },
  ranges: {
    length: { values: [10, 20, 50] },
    dimensions: { values: [32, 64, 128] },
    filters: { values: [32, 64, 128] },
    learningRate: { from: 0.0003, to: 0.003, scale: 'log' },
  },
  presets: { quick: { epochs: 15, patience: 3 }, thorough: { epochs: 120, patience: 12 } },
  cost({ items, interactions }, { length, dimensions, filters, hidden, epochs }) {
    const convolution = (length - FILTER_WIDTH + 1) * FILTER_WIDTH * dimensions * filters;
    const flat = pooledLength(length) * filters;
    const window = convolution + flat * hidden + hidden * items;
    const weights = (dimensions + hidden) * items + flat * hidden;
    return { operations: 3 * interactions * window * epochs, bytes: 24 * weights + 256 * 16 * items };
  },
  async fit(data, { length, dimensions, filters: filterCount, hidden, ...training }, run) {
    const target = run.target ?? 'set';
    const shape = { items: data.cols, length, dimensions, hidden };
    const encoder = cnnEncoder({ ...shape, filters: filterCount }, data.indices.length);
    const { weights, ...curves } = await trainNetwork(sequenceNetwork(encoder, target), data, training, run);
    const learnt = namedWeights(weights, [
      'embedding',
      'filters',
      'filterBias',
      'dense',
      'denseBias',
      'output',
      'outputBias',
    ]);
    return {
      ...curves,
      ...shape,
      isNext: target === 'next' ? 1 : 0,
      ...learnt,
    };
  },
  open({ items, length, dimensions, hidden, isNext, embedding, filters, filterBias, ...weights }) {
    const window = new Float32Array(length * dimensions);
    const convolved = new Float32Array((length - FILTER_WIDTH + 1) * filterBias.length);
    const pooled = new Float32Array(pooledLength(length) * filterBias.length);
    const vectorOf = (item: number) => embedding.subarray(item * dimensions, (item + 1) * dimensions);
    const read = (history: History) => {
      const last = history.items.subarray(-length);
      const missing = length - last.length;
      for (let step = 0; step < length; step++)
        window.set(vectorOf(step < missing ? items : last[step - missing]!), step * dimensions);
      convolve(window, dimensions, filters, filterBias, convolved);
      reluInPlace(convolved);
      maxPool2(convolved, filterBias.length, pooled);
      const known = new Float32Array(hidden);
      dense(pooled, weights.dense, weights.denseBias, known);
      reluInPlace(known);
      return known;
    };
    return {
      score(history, scores) {
        dense(read(history), weights.output, weights.outputBias, scores);
        if (isNext === 1) logSoftmaxInPlace(scores);
      },
      itemEmbeddings: () => ({ dimensions, vectors: embedding.subarray(0, items * dimensions) }),
      customerEmbedding: read,
    };
  },
});
