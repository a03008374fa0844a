import { z } from 'zod';
import { dense, gruStep, logSoftmaxInPlace } from '@/lib/ml/neural/forward';
import { gruEncoder } from '@/lib/ml/neural/gru-encoder';
import { namedWeights } from '@/lib/ml/neural/named-weights';
import { sequenceNetwork } from '@/lib/ml/neural/sequence-network';
import { trainNetwork } from '@/lib/ml/neural/train-network';
import { trainingParams, whole } from '@/lib/ml/neural/training-params';
import { defineRecommender, type History } from '@/lib/ml/recommender';

/**
 * GRU4Rec with all items as classes. Scores are logarithms of the probabilities to come next; trained for sets, logits of belonging to
 * the same set.
 */
export const gru = defineRecommender({
  id: 'gru',
  title: 'GRU',
  source:
    'Hidasi, Karatzoglou, Baltrunas & Tikk 2016, Session-based Recommendations with Recurrent Neural Networks',
  params: z.object({
    length: whole(2, 200, 20, 'How many of the last items of a history are read.'),
    dimensions: whole(4, 512, 64, 'Length of the vectors of items.'),
    hidden: whole(4, 1024, 128, 'Length of the state that is carried from item to item.'),
    ...trainingParams({ epochs: 60, patience: 8, learningRate: 0.001 }),
  }),
  traits: { explains: 'approximate', feedback: 'binary', isSequential: true, hasEmbeddings: true },
  ranges: {
    length: { values: [10, 20, 50] },
    dimensions: { values: [32, 64, 128] },
    hidden: { values: [64, 128, 256] },
    learningRate: { from: 0.0003, to: 0.003, scale: 'log' },
  },
  presets: { quick: { epochs: 15, patience: 4 }, thorough: { hidden: 256, epochs: 120, patience: 15 } },
  cost({ items, interactions }, { length, dimensions, hidden, epochs }) {
    const step = 3 * hidden * (dimensions + hidden) + hidden * items;
    const weights = (dimensions + hidden) * items + 3 * hidden * (dimensions + hidden);
    return { operations: 3 * interactions * step * epochs, bytes: 24 * weights + 64 * length * 16 * items };
  },
  async fit(data, { length, dimensions, hidden, ...training }, run) {
    const shape = { items: data.cols, length, dimensions, hidden };
    const target = run.target ?? 'set';
    const network = sequenceNetwork(gruEncoder(shape, data.indices.length), target);
    const { weights, ...curves } = await trainNetwork(network, data, training, run);
    const learnt = namedWeights(weights, [
      'embedding',
      'input',
      'inputBias',
      'state',
      'stateBias',
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
  open({ items, length, dimensions, hidden, isNext, embedding, ...weights }) {
    const [fromInput, fromState] = [new Float32Array(3 * hidden), new Float32Array(3 * hidden)];
    const read = (history: History) => {
      const state = new Float32Array(hidden);
      for (const item of history.items.subarray(-length)) {
        const vector = embedding.subarray(item * dimensions, (item + 1) * dimensions);
        dense(vector, weights.input, weights.inputBias, fromInput);
        dense(state, weights.state, weights.stateBias, fromState);
        gruStep(state, fromInput, fromState);
      }
      return state;
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
