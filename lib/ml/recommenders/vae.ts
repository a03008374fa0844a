import { z } from 'zod';
import { dense, logSoftmaxInPlace, tanhInPlace } from '@/lib/ml/neural/forward';
import { namedWeights } from '@/lib/ml/neural/named-weights';
import { trainNetwork } from '@/lib/ml/neural/train-network';
import { trainingParams } from '@/lib/ml/neural/training-params';
import { lengthOf, vaeNetwork } from '@/lib/ml/neural/vae-network';
import { defineRecommender, type History } from '@/lib/ml/recommender';

const width = (of: number, text: string) => z.number().int().min(8).max(2000).default(of).describe(text);

/**
 * Mult-VAE (Liang et al. 2018). The encoder's mean stands for the shopper, so that scores do not vary; scores are logarithms of
 * the multinomial's probabilities. Memory of the state 4·items·2·hidden bytes.
 */
export const vae = defineRecommender({
  id: 'vae',
  title: 'Mult-VAE',
  source: 'Liang, Krishnan, Hoffman & Jebara 2018, Variational Autoencoders for Collaborative Filtering',
  params: z.object({
    hidden: width(600, 'Width of the layers between items and latent vector.'),
    latent: width(200, 'Length of the vector that a history is compressed to.'),
    dropout: z
      .number()
      .min(0)
      .max(0.9)
      .default(0.5)
      .describe('Share of each history that is hidden while training.'),
    beta: z
      .number()
      .min(0)
      .max(1)
      .default(0.4)
      .describe(
        'How strongly latent vectors are held near a normal distribution; 0 is a denoising autoencoder.',
      ),
    ...trainingParams({ epochs: 150, patience: 10, learningRate: 0.001 }),
  }),
  traits: { explains: 'approximate', feedback: 'binary', hasEmbeddings: true },
  ranges: {
    hidden: { values: [200, 400, 600] },
    latent: { values: [64, 128, 200] },
    dropout: { from: 0.3, to: 0.7, scale: 'linear' },
    beta: { from: 0.05, to: 1, scale: 'log' },
  },
  presets: { quick: { hidden: 200, latent: 64 }, thorough: { patience: 25, epochs: 300 } },
  cost({ customers, items }, { hidden, latent, epochs }) {
    const weights = 2 * hidden * (items + latent);
    // Forward, two products backward; twice, because the number of epochs is found first. Training mostly stops half way.
    return { operations: 3 * customers * weights * epochs, bytes: 24 * weights + 4096 * items };
  },
  async fit(data, { hidden, latent, dropout, beta, ...training }, run) {
    const shape = { items: data.cols, hidden, latent };
    const { weights, ...curves } = await trainNetwork(
      vaeNetwork(shape, { dropout, beta }, data.rows),
      data,
      training,
      run,
    );
    const learnt = namedWeights(weights, [
      'encoder',
      'encoderBias',
      'mean',
      'meanBias',
      'decoder',
      'decoderBias',
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
    const { hidden, latent, encoder, encoderBias, mean, meanBias, decoder, decoderBias } = state;
    const [into, out] = [new Float32Array(hidden), new Float32Array(hidden)];
    const encode = (history: History) => {
      into.set(encoderBias);
      const length = lengthOf(history.weights);
      history.items.forEach((item, h) => {
        const weight = history.weights[h]! / length;
        for (let at = 0; at < hidden; at++) into[at]! += weight * encoder[item * hidden + at]!;
      });
      tanhInPlace(into);
      const z = new Float32Array(latent);
      dense(into, mean, meanBias, z);
      return z;
    };
    return {
      score(history, scores) {
        dense(encode(history), decoder, decoderBias, out);
        tanhInPlace(out);
        dense(out, state.output, state.outputBias, scores);
        logSoftmaxInPlace(scores);
      },
      itemEmbeddings: () => ({ dimensions: hidden, vectors: encoder }),
      customerEmbedding: encode,
    };
  },
});
