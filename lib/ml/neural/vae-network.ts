import type { Csr } from '@/lib/ml/csr';
import type { Random } from '@/lib/ml/random';
import type { History } from '@/lib/ml/recommender';
import type { Graph, Value } from './graph';
import { add, exp, linear, logSoftmax, multiply, tanh } from './layers';
import { gaussianDivergence, multinomial } from './losses';
import type { Feeds } from './session';
import type { Network } from './network';

export interface VaeShape {
  readonly items: number;
  readonly hidden: number;
  readonly latent: number;
}

export interface VaeTraining {
  /** Share of a history that is hidden from the encoder. */
  readonly dropout: number;
  /** Weight of the divergence once it is annealed. */
  readonly beta: number;
}

const MOST_AT_ONCE = 128;
/** Epochs over which the weight of the divergence rises (Liang et al. 2018: slowly, from 0). */
const ANNEALING = 50;

function encoder(graph: Graph, x: Value, { items, hidden }: VaeShape): Value {
  const w = graph.parameter('encoder', [items, hidden], 'glorot');
  return tanh(graph, linear(graph, x, w, graph.parameter('encoderBias', [hidden], 'zeros')));
}

function meanOf(graph: Graph, h: Value, { hidden, latent }: VaeShape): Value {
  const w = graph.parameter('mean', [hidden, latent], 'glorot');
  return linear(graph, h, w, graph.parameter('meanBias', [latent], 'zeros'));
}

function decoder(graph: Graph, z: Value, { items, hidden, latent }: VaeShape): Value {
  const w = graph.parameter('decoder', [latent, hidden], 'glorot');
  const h = tanh(graph, linear(graph, z, w, graph.parameter('decoderBias', [hidden], 'zeros')));
  const out = graph.parameter('output', [hidden, items], 'glorot');
  return linear(graph, h, out, graph.parameter('outputBias', [items], 'zeros'));
}

/** Euclidean length; 1 for zeros. */
export const lengthOf = (weights: Float32Array) =>
  Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;

/**
 * Mult-VAE (Liang, Krishnan, Hoffman & Jebara, WWW 2018): a history of unit length, part of it hidden → tanh layer → a normal
 * distribution → tanh layer → a multinomial over the items, whose likelihood of the whole history is learnt.
 */
export function vaeNetwork(shape: VaeShape, { dropout, beta }: VaeTraining, customers: number): Network {
  const { items, hidden, latent } = shape;
  const batchSize = Math.min(MOST_AT_ONCE, customers);

  function* batches(data: Csr, epoch: number, random: Random): Generator<Feeds> {
    const rows = random.shuffle(
      Int32Array.from({ length: data.rows }, (_, row) => row).filter(
        (row) => data.indptr[row + 1]! > data.indptr[row]!,
      ),
    );
    const kl = beta * Math.min(1, epoch / ANNEALING);
    for (let from = 0; from < rows.length; from += batchSize) {
      const batch = rows.subarray(from, from + batchSize);
      const x = new Float32Array(batchSize * items);
      const counts = new Float32Array(batchSize * items);
      batch.forEach((row, at) => {
        const span = [data.indptr[row]!, data.indptr[row + 1]!] as const;
        const scale = 1 / (lengthOf(data.data.subarray(...span)) * (1 - dropout));
        for (let entry = span[0]; entry < span[1]; entry++) {
          const place = at * items + data.indices[entry]!;
          counts[place] = data.data[entry]!;
          if (random.next() >= dropout) x[place] = data.data[entry]! * scale;
        }
      });
      yield {
        x,
        counts,
        noise: Float32Array.from({ length: batchSize * latent }, () => random.normal()),
        weight: new Float32Array(batchSize).fill(1 / batch.length, 0, batch.length),
        divergence: new Float32Array(batchSize).fill(kl / batch.length, 0, batch.length),
      };
    }
  }

  return {
    scoredAtOnce: batchSize,
    emitLoss(graph) {
      const h = encoder(graph, graph.input('x', [batchSize, items]), shape);
      const mean = meanOf(graph, h, shape);
      const spread = graph.parameter('logVariance', [hidden, latent], 'glorot');
      const logVariance = linear(graph, h, spread, graph.parameter('logVarianceBias', [latent], 'zeros'));
      const deviation = exp(graph, multiply(graph, logVariance, graph.scalar(0.5)));
      const z = add(graph, mean, multiply(graph, deviation, graph.input('noise', [batchSize, latent])));
      multinomial(
        graph,
        decoder(graph, z, shape),
        graph.input('counts', [batchSize, items]),
        graph.input('weight', [batchSize, 1]),
      );
      gaussianDivergence(graph, mean, logVariance, graph.input('divergence', [batchSize, 1]));
    },
    emitScores(graph) {
      const h = encoder(graph, graph.input('x', [batchSize, items]), shape);
      return logSoftmax(graph, decoder(graph, meanOf(graph, h, shape), shape));
    },
    batches,
    batchCount: ({ rows }) => Math.ceil(rows / batchSize),
    scoringFeeds(histories: readonly History[]) {
      const x = new Float32Array(batchSize * items);
      histories.forEach((history, at) => {
        const length = lengthOf(history.weights);
        history.items.forEach((item, h) => (x[at * items + item] = history.weights[h]! / length));
      });
      return { x };
    },
  };
}
