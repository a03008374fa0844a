import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom, type Random } from '@/lib/ml/random';
import { LOSS, RATE, sums, updated, writeTrainingStep } from './adam';
import { Graph, type Value } from './graph';
import {
  add,
  concat,
  conv1d,
  embed,
  exp,
  linear,
  matmul,
  maxPool2,
  multiply,
  relu,
  reshape,
  sigmoid,
  subtract,
  tanh,
} from './layers';
import { binaryCrossEntropy, gaussianDivergence, multinomial, softmaxCrossEntropy } from './losses';
import { loadRuntime, type Runtime, sessionOptions } from './runtime';
import type { Feeds } from './session';

const [ROWS, CLASSES] = [3, 5];

let runtime: Runtime;
beforeAll(async () => {
  runtime = await loadRuntime();
});

const sizeOf = ({ shape }: Value) => shape.reduce((product, length) => product * length, 1);
const uniform = (random: Random, length: number) => Float32Array.from({ length }, () => random.next() - 0.5);

/**
 * Compares d loss / d parameter, all of them, with central differences. A step's running mean of the gradient, from zero, is the
 * gradient itself.
 */
async function worstError(emit: (graph: Graph) => void, feeds: Feeds): Promise<number> {
  const random = createRandom(3);
  const graph = new Graph();
  emit(graph);
  const inputs = [...graph.inputs];
  const session = await runtime.InferenceSession.create(writeTrainingStep(graph), sessionOptions);
  const weights = new Map(graph.parameters.map((each) => [each.name, uniform(random, sizeOf(each))]));
  const run = () => {
    const tensors = [...graph.parameters, ...inputs].flatMap(({ name, shape }) => {
      const data = weights.get(name) ?? feeds[name];
      if (!data) throw new RangeError(name);
      const type = data instanceof Float32Array ? 'float32' : 'int32';
      return [[name, new runtime.Tensor(type, data, shape)] as const];
    });
    const zeros = graph.parameters.flatMap((each) =>
      [sums.mean(each.name), sums.square(each.name)].map(
        (name) => [name, new runtime.Tensor('float32', new Float32Array(sizeOf(each)), each.shape)] as const,
      ),
    );
    const rate = new runtime.Tensor('float32', Float32Array.of(0), []);
    return session.run({ ...Object.fromEntries([...tensors, ...zeros]), [RATE]: rate });
  };
  const gradients = await run();
  let worst = 0;
  for (const [name, values] of weights) {
    const gradient = gradients[updated(sums.mean(name))]?.data;
    for (let at = 0; at < values.length; at++) {
      const kept = values[at] ?? 0;
      const lossAt = async (value: number) => {
        values[at] = value;
        const { [LOSS]: loss } = await run();
        values[at] = kept;
        return Number(loss?.data[0]);
      };
      const step = 4e-3;
      const numeric = ((await lossAt(kept + step)) - (await lossAt(kept - step))) / (2 * step);
      const emitted = Number(gradient?.[at]);
      worst = Math.max(worst, Math.abs(numeric - emitted) / (Math.abs(numeric) + Math.abs(emitted) + 0.02));
    }
  }
  await session.release();
  return worst;
}

const random = createRandom(11);
const rowWeights = Float32Array.of(0.5, 0.3, 0.2);
const targets = Int32Array.of(1, 4, 0);

/** Ends any [3, n] value in a cross-entropy over five classes. */
function judge(graph: Graph, x: Value): void {
  const [, width = 1] = x.shape;
  const logits = linear(
    graph,
    x,
    graph.parameter('last', [width, CLASSES], 'glorot'),
    graph.parameter('lastBias', [CLASSES], 'zeros'),
  );
  softmaxCrossEntropy(graph, logits, graph.input('target', [ROWS, 1], 'int32'), graph.input('w', [ROWS, 1]));
}
const judged = { target: targets, w: rowWeights };

const a = (graph: Graph) => graph.parameter('a', [ROWS, 4], 'glorot');
const b = (graph: Graph) => graph.parameter('b', [ROWS, 4], 'glorot');

describe('emitted gradients agree with finite differences', () => {
  test.each<[string, (graph: Graph) => Value, Feeds]>([
    ['add', (graph) => add(graph, a(graph), b(graph)), {}],
    ['subtract', (graph) => subtract(graph, a(graph), b(graph)), {}],
    ['multiply', (graph) => multiply(graph, a(graph), b(graph)), {}],
    [
      'a value used twice',
      (graph) => {
        const x = a(graph);
        return multiply(graph, x, tanh(graph, x));
      },
      {},
    ],
    ['matmul', (graph) => matmul(graph, a(graph), graph.parameter('w2', [4, 3], 'glorot')), {}],
    ['relu', (graph) => relu(graph, a(graph)), {}],
    ['tanh', (graph) => tanh(graph, a(graph)), {}],
    ['sigmoid', (graph) => sigmoid(graph, a(graph)), {}],
    ['exp', (graph) => exp(graph, a(graph)), {}],
    ['concat', (graph) => concat(graph, [a(graph), b(graph)], 1), {}],
    [
      'split',
      (graph) => {
        const [left, right] = graph.split(a(graph), [2, 2], 1);
        if (!left || !right) throw new RangeError('split');
        return multiply(graph, left, exp(graph, right));
      },
      {},
    ],
    [
      'embed, with an index twice',
      (graph) =>
        embed(graph, graph.parameter('table', [4, 3], 'embedding'), graph.input('at', [ROWS], 'int32')),
      { at: Int32Array.of(2, 0, 2) },
    ],
    [
      'conv1d, maxPool2 with an odd length, reshape',
      (graph) => {
        const x = graph.parameter('x', [ROWS, 7, 2], 'glorot');
        const filters = graph.parameter('filters', [6, 4], 'glorot');
        const h = conv1d(graph, x, filters, graph.parameter('filterBias', [4], 'zeros'));
        return reshape(graph, maxPool2(graph, tanh(graph, h)), [ROWS, 8]);
      },
      {},
    ],
  ])('%s', async (_name, emit, feeds) => {
    expect(await worstError((graph) => judge(graph, emit(graph)), { ...feeds, ...judged })).toBeLessThan(
      0.02,
    );
  });

  const labels = Float32Array.from({ length: ROWS * 4 }, () => random.below(2));
  test('multinomial', async () => {
    const feeds = { counts: labels, w: rowWeights };
    const error = await worstError(
      (graph) => multinomial(graph, a(graph), graph.input('counts', [ROWS, 4]), graph.input('w', [ROWS, 1])),
      feeds,
    );
    expect(error).toBeLessThan(0.02);
  });

  test('binary cross-entropy', async () => {
    const error = await worstError(
      (graph) =>
        binaryCrossEntropy(graph, a(graph), graph.input('y', [ROWS, 4]), graph.input('w', [ROWS, 1])),
      { y: labels, w: rowWeights },
    );
    expect(error).toBeLessThan(0.02);
  });

  test('two terms: the divergence of a normal distribution beside a likelihood', async () => {
    const error = await worstError(
      (graph) => {
        const [mean, logVariance] = [a(graph), b(graph)];
        gaussianDivergence(graph, mean, logVariance, graph.input('divergence', [ROWS, 1]));
        judge(graph, add(graph, mean, exp(graph, logVariance)));
      },
      { ...judged, divergence: Float32Array.of(0.1, 0.2, 0.4) },
    );
    expect(error).toBeLessThan(0.02);
  });
});

test('a parameter that does not go into the loss is refused', () => {
  const graph = new Graph();
  graph.parameter('idle', [2], 'zeros');
  judge(graph, a(graph));
  expect(() => writeTrainingStep(graph)).toThrow('idle');
});
