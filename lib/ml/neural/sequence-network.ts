import type { Random } from '@/lib/ml/random';
import type { History, Target, TrainingData } from '@/lib/ml/recommender';
import type { Graph, Value } from './graph';
import { linear, logSoftmax } from './layers';
import { binaryCrossEntropy, softmaxCrossEntropy } from './losses';
import type { Feeds } from './session';
import type { Network } from './network';
import { nextWindows, pieceWindows, subsetWindows, type Window } from './windows';

/** Reads windows of a fixed length; `items` stands for "nothing" where a history is shorter. */
export interface SequenceEncoder {
  readonly items: number;
  readonly length: number;
  readonly batchSize: number;
  /** Length of what it makes of a window. */
  readonly width: number;
  /** Place of a window's step among the indices. */
  placeOf(window: number, step: number): number;
  /**
   * From indices, int32 [batchSize·length], to what is known at the end [batchSize, width], and after each step
   * [batchSize·length, width] (in the places of the indices) where the encoder gives that.
   */
  emit(graph: Graph, indices: Value): { readonly last: Value; readonly steps?: Value };
  readonly givesSteps: boolean;
}

/**
 * An encoder of sequences with an output layer over all items. Asked for the `next` item it learns by cross-entropy what follows each
 * item. Asked for a `set` it reads subsets of histories and learns, item by item, which others belong to them: what a random split
 * holds out is scattered over the history, and a network that foretells what comes next does worse there than popularity.
 */
export function sequenceNetwork(encoder: SequenceEncoder, target: Target): Network {
  const { items, length, batchSize, width, givesSteps } = encoder;
  const isNext = target === 'next';
  const rows = isNext && givesSteps ? batchSize * length : batchSize;

  const output = (graph: Graph, x: Value) =>
    linear(
      graph,
      x,
      graph.parameter('output', [width, items], 'glorot'),
      graph.parameter('outputBias', [items], 'zeros'),
    );

  function windows(data: TrainingData, random: Random): Window[] {
    if (!isNext) return subsetWindows(data, length, random);
    return givesSteps ? pieceWindows(data, length, random) : nextWindows(data, length);
  }

  function indicesOf(sequences: readonly Int32Array[]): Int32Array {
    const indices = new Int32Array(batchSize * length).fill(items);
    sequences.forEach((sequence, window) => {
      const shift = length - sequence.length;
      sequence.forEach((item, step) => (indices[encoder.placeOf(window, shift + step)] = item));
    });
    return indices;
  }

  function feedsOf(batch: readonly Window[]): Feeds {
    const indices = indicesOf(batch.map((window) => window.items));
    const weight = new Float32Array(rows);
    if (!isNext) {
      const labels = new Float32Array(batchSize * items);
      batch.forEach(({ targets }, window) => {
        for (const item of targets) labels[window * items + item] = 1;
        weight[window] = 1 / batch.length;
      });
      return { indices, labels, weight };
    }
    const targets = new Int32Array(rows);
    const known = batch.reduce((sum, window) => sum + window.targets.length, 0);
    batch.forEach((each, window) => {
      each.targets.forEach((item, at) => {
        const step = length - each.targets.length + at;
        const place = givesSteps ? encoder.placeOf(window, step) : window;
        targets[place] = item;
        weight[place] = 1 / known;
      });
    });
    return { indices, targets, weight };
  }

  return {
    scoredAtOnce: batchSize,
    emitLoss(graph) {
      const { last, steps } = encoder.emit(graph, graph.input('indices', [batchSize * length], 'int32'));
      const weight = graph.input('weight', [rows, 1]);
      if (isNext) {
        const logits = output(graph, steps ?? last);
        softmaxCrossEntropy(graph, logits, graph.input('targets', [rows, 1], 'int32'), weight);
      } else binaryCrossEntropy(graph, output(graph, last), graph.input('labels', [rows, items]), weight);
    },
    emitScores(graph) {
      const { last } = encoder.emit(graph, graph.input('indices', [batchSize * length], 'int32'));
      const logits = output(graph, last);
      return isNext ? logSoftmax(graph, logits) : logits;
    },
    *batches(data, _epoch, random) {
      const all = windows(data, random);
      const order = random.shuffle(Int32Array.from(all, (_, at) => at));
      for (let from = 0; from < order.length; from += batchSize)
        yield feedsOf(Array.from(order.subarray(from, from + batchSize), (at) => all[at]!));
    },
    batchCount({ rows: customers, indices }) {
      const perWindow = isNext ? (givesSteps ? length : 1) : 4;
      return Math.max(1, Math.ceil(Math.max(customers, indices.length / perWindow) / batchSize));
    },
    scoringFeeds: (histories: readonly History[]) => ({
      indices: indicesOf(histories.map((history) => history.items.subarray(-length))),
    }),
  };
}
