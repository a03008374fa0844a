import type { Csr } from '@/lib/ml/csr';
import type { Random } from '@/lib/ml/random';
import type { History } from '@/lib/ml/recommender';
import type { Graph, Value } from './graph';
import { concat, embed, linear, matmul, multiply, relu, subtract } from './layers';
import { binaryCrossEntropy } from './losses';
import type { Feeds } from './session';
import type { Network } from './network';

export interface NeumfShape {
  readonly items: number;
  /** Length of the vectors whose product is taken; those that the layers see are twice as long. */
  readonly dimensions: number;
}

/** Customers in a batch, each with so many of the items turned to. */
const CUSTOMERS = 16;
const POSITIVES = 4;
/** Histories that are scored at once, each with every item. */
const SCORED = 4;

/** Widths of the layers: 4d, 4d, 2d, d (He et al. 2017 with d = 16: 64, 64, 32, 16). */
export const layerWidths = (dimensions: number) => [
  4 * dimensions,
  4 * dimensions,
  2 * dimensions,
  dimensions,
];

/** Scale of the sum of a history's vectors: items that tell the same add up less than in full. */
export const historyScale = (length: number) => 1 / Math.sqrt(Math.max(1, length));

/** Logits [n, 1] of customers' vectors against items' vectors, both [n, 3d]: product of the first d, layers over the rest. */
function judge(graph: Graph, customer: Value, item: Value, dimensions: number): Value {
  const sizes = [dimensions, 2 * dimensions];
  const [customerFactors, customerPart] = graph.split(customer, sizes, 1);
  const [itemFactors, itemPart] = graph.split(item, sizes, 1);
  if (!customerFactors || !customerPart || !itemFactors || !itemPart)
    throw new RangeError('A split in two gave less.');
  const widths = layerWidths(dimensions);
  let h = concat(graph, [customerPart, itemPart], 1);
  for (let layer = 1; layer < widths.length; layer++) {
    const [from = 0, to = 0] = widths.slice(layer - 1, layer + 1);
    const w = graph.parameter(`layer${layer}`, [from, to], 'glorot');
    h = relu(graph, linear(graph, h, w, graph.parameter(`layer${layer}Bias`, [to], 'zeros')));
  }
  const both = concat(graph, [multiply(graph, customerFactors, itemFactors), h], 1);
  const w = graph.parameter('output', [2 * dimensions, 1], 'glorot');
  return linear(graph, both, w, graph.parameter('outputBias', [1], 'zeros'));
}

/**
 * NeuMF (He et al., WWW 2017): the product of two vectors and a network over two others judge a customer and an item together.
 * Where the paper looks a customer up in a table, the customer is the scaled sum of vectors of the history's items, the judged
 * one left out (as in FISM, Kabbur et al. 2013): so that it judges any history.
 */
export function neumfNetwork({ items, dimensions }: NeumfShape, negatives: number): Network {
  const each = POSITIVES * (1 + negatives);
  const samples = CUSTOMERS * each;
  const width = 3 * dimensions;

  /** Each customer's entries, shuffled and cut into parts of at most POSITIVES. */
  function parts(data: Csr, random: Random): { row: number; entries: Int32Array }[] {
    const cut = Array.from({ length: data.rows }, (_, row) => row).flatMap((row) => {
      const from = data.indptr[row]!;
      const entries = random.shuffle(
        Int32Array.from({ length: data.indptr[row + 1]! - from }, (_, at) => from + at),
      );
      // A history of one item is empty without it.
      return entries.length < 2
        ? []
        : Array.from({ length: Math.ceil(entries.length / POSITIVES) }, (_, part) => ({
            row,
            entries: entries.subarray(part * POSITIVES, (part + 1) * POSITIVES),
          }));
    });
    const order = random.shuffle(Int32Array.from(cut, (_, at) => at));
    return Array.from(order, (at) => cut[at]!);
  }

  function batch(data: Csr, chosen: readonly { row: number; entries: Int32Array }[], random: Random): Feeds {
    const history = new Float32Array(CUSTOMERS * items);
    const [owner, item] = [new Int32Array(samples), new Int32Array(samples)];
    const [label, scale] = [new Float32Array(samples), new Float32Array(samples)];
    const weight = new Float32Array(samples);
    let used = 0;
    chosen.forEach(({ row, entries }, at) => {
      const [from, end] = [data.indptr[row]!, data.indptr[row + 1]!];
      const base = at * items;
      for (let entry = from; entry < end; entry++) history[base + data.indices[entry]!] = 1;
      const put = (which: number, isPositive: 0 | 1) => {
        owner[used] = at;
        item[used] = which;
        label[used] = isPositive;
        scale[used] = historyScale(end - from - isPositive);
        weight[used++] = 1;
      };
      for (const entry of entries) {
        put(data.indices[entry]!, 1);
        // Whoever has everything gets no negatives.
        for (let drawn = 0; drawn < negatives && end - from < items; drawn++) {
          let other = random.below(items);
          while (history[base + other] === 1) other = random.below(items);
          put(other, 0);
        }
      }
    });
    for (let at = 0; at < used; at++) weight[at] = 1 / used;
    return { history, owner, item, label, scale, weight };
  }

  return {
    scoredAtOnce: SCORED,
    emitLoss(graph) {
      const [owner, item] = [
        graph.input('owner', [samples], 'int32'),
        graph.input('item', [samples], 'int32'),
      ];
      const label = graph.input('label', [samples, 1]);
      const table = graph.parameter('historyVectors', [items, width], 'embedding');
      const sums = matmul(graph, graph.input('history', [CUSTOMERS, items]), table);
      const judged = multiply(graph, embed(graph, table, item), label);
      const others = subtract(graph, embed(graph, sums, owner), judged);
      const customer = multiply(graph, others, graph.input('scale', [samples, 1]));
      const vectors = embed(graph, graph.parameter('itemVectors', [items, width], 'embedding'), item);
      const logits = judge(graph, customer, vectors, dimensions);
      binaryCrossEntropy(graph, logits, label, graph.input('weight', [samples, 1]));
    },
    emitScores(graph) {
      const pairs = SCORED * items;
      const table = graph.parameter('historyVectors', [items, width], 'embedding');
      const sums = matmul(graph, graph.input('history', [SCORED, items]), table);
      const customer = embed(graph, sums, graph.input('owner', [pairs], 'int32'));
      const itemVectors = graph.parameter('itemVectors', [items, width], 'embedding');
      const vectors = embed(graph, itemVectors, graph.input('item', [pairs], 'int32'));
      return judge(graph, customer, vectors, dimensions);
    },
    *batches(data, _epoch, random) {
      const all = parts(data, random);
      for (let from = 0; from < all.length; from += CUSTOMERS)
        yield batch(data, all.slice(from, from + CUSTOMERS), random);
    },
    batchCount: ({ indices }) => Math.ceil(indices.length / (CUSTOMERS * POSITIVES)),
    scoringFeeds(histories: readonly History[]) {
      const history = new Float32Array(SCORED * items);
      histories.forEach((shopper, at) => {
        const scale = historyScale(shopper.items.length);
        for (const item of shopper.items) history[at * items + item] = scale;
      });
      return {
        history,
        owner: Int32Array.from({ length: SCORED * items }, (_, at) => Math.floor(at / items)),
        item: Int32Array.from({ length: SCORED * items }, (_, at) => at % items),
      };
    },
  };
}
