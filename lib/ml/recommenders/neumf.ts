import { z } from 'zod';
import { dense, reluInPlace } from '@/lib/ml/neural/forward';
import { historyScale, layerWidths, neumfNetwork } from '@/lib/ml/neural/neumf-network';
import { namedWeights } from '@/lib/ml/neural/named-weights';
import { trainNetwork } from '@/lib/ml/neural/train-network';
import { trainingParams } from '@/lib/ml/neural/training-params';
import { defineRecommender, type History } from '@/lib/ml/recommender';

/**
 * NeuMF (He et al. 2017) with the history in the customer's place. The score is the logit that the shopper turns to the item. What the
 * first layer makes of each item is worked out once, when a state is opened.
 */
export const neumf = defineRecommender({
  id: 'neumf',
  title: 'NeuMF',
  source: 'He, Liao, Zhang, Nie, Hu & Chua 2017, Neural Collaborative Filtering',
  params: z.object({
    dimensions: z
      .number()
      .int()
      .min(2)
      .max(128)
      .default(16)
      .describe('Length of the vectors whose product is taken; the layers are up to four times as wide.'),
    negatives: z
      .number()
      .int()
      .min(1)
      .max(20)
      .default(4)
      .describe('Items drawn at random for each item that the customer turned to.'),
    ...trainingParams({ epochs: 30, patience: 4, learningRate: 0.001 }),
  }),
  traits: { explains: 'approximate', feedback: 'binary', hasEmbeddings: true },
  ranges: {
    dimensions: { values: [8, 16, 32] },
    negatives: { from: 2, to: 10, scale: 'linear', whole: true },
    learningRate: { from: 0.0003, to: 0.003, scale: 'log' },
  },
  presets: { quick: { epochs: 8, patience: 2 }, thorough: { dimensions: 32, epochs: 60, patience: 8 } },
  cost({ items, interactions }, { dimensions, negatives, epochs }) {
    const forward = 26 * dimensions ** 2 * (1 + negatives) + 12 * dimensions * items * 0.25;
    return { operations: 3 * interactions * forward * epochs, bytes: 150 * dimensions * items + 128 * items };
  },
  async fit(data, { dimensions, negatives, ...training }, run) {
    const shape = { items: data.cols, dimensions };
    const { weights, ...curves } = await trainNetwork(neumfNetwork(shape, negatives), data, training, run);
    const learnt = namedWeights(weights, [
      'historyVectors',
      'itemVectors',
      'layer1',
      'layer1Bias',
      'layer2',
      'layer2Bias',
      'layer3',
      'layer3Bias',
      'output',
      'outputBias',
    ]);
    return {
      ...curves,
      ...shape,
      ...learnt,
    };
  },
  open(state) {
    const { items, dimensions, historyVectors, itemVectors, layer1, output } = state;
    const width = 3 * dimensions;
    const [, first = 0, second = 0, third = 0] = layerWidths(dimensions);
    const [h1, h2, h3] = [new Float32Array(first), new Float32Array(second), new Float32Array(third)];
    const half = layer1.length / 2;
    const [ofCustomer, ofItem] = [layer1.subarray(0, half), layer1.subarray(half)];
    const itemLayer = new Float32Array(items * first);
    for (let item = 0; item < items; item++)
      dense(
        itemVectors.subarray(item * width + dimensions, (item + 1) * width),
        ofItem,
        state.layer1Bias,
        itemLayer.subarray(item * first, (item + 1) * first),
      );
    const customerLayer = new Float32Array(first);
    const none = new Float32Array(first);
    const customerOf = (history: History) => {
      const sum = new Float32Array(width);
      for (const item of history.items)
        for (let at = 0; at < width; at++) sum[at]! += historyVectors[item * width + at]!;
      const scale = historyScale(history.items.length);
      return sum.map((value) => value * scale);
    };
    return {
      score(history, scores) {
        const customer = customerOf(history);
        dense(customer.subarray(dimensions), ofCustomer, none, customerLayer);
        for (let item = 0; item < items; item++) {
          for (let at = 0; at < first; at++) h1[at] = customerLayer[at]! + itemLayer[item * first + at]!;
          reluInPlace(h1);
          dense(h1, state.layer2, state.layer2Bias, h2);
          reluInPlace(h2);
          dense(h2, state.layer3, state.layer3Bias, h3);
          reluInPlace(h3);
          let logit = state.outputBias[0]!;
          for (let at = 0; at < dimensions; at++)
            logit += customer[at]! * itemVectors[item * width + at]! * output[at]!;
          for (let at = 0; at < third; at++) logit += h3[at]! * output[dimensions + at]!;
          scores[item] = logit;
        }
      },
      itemEmbeddings: () => ({ dimensions: width, vectors: itemVectors }),
      customerEmbedding: customerOf,
    };
  },
});
