import type { Graph, Value } from './graph';
import { logSoftmax } from './layers';

// Rows are weighted by w [n, 1]: weights that sum to 1 make the loss a mean, and weight 0 leaves a padding row out.

const sumOfAll = (graph: Graph, x: Value) =>
  graph.apply('ReduceSum', [x], [], { attributes: { keepdims: 0 } });

/** −Σ w · log softmax(x)[target]: x [n, classes], target int32 [n, 1]. */
export function softmaxCrossEntropy(graph: Graph, x: Value, target: Value, w: Value): void {
  const [n = 1] = x.shape;
  const log = logSoftmax(graph, x);
  const chosen = graph.apply('GatherElements', [log, target], [n, 1], { attributes: { axis: 1 } });
  const sum = sumOfAll(graph, graph.apply('Mul', [chosen, w], [n, 1]));
  graph.addLoss(graph.apply('Neg', [sum], []), [
    [
      x,
      () => {
        const p = graph.apply('Exp', [log], x.shape);
        const minusOne = graph.apply('Expand', [graph.scalar(-1), graph.list([n, 1])], [n, 1]);
        const error = graph.apply('ScatterElements', [p, target, minusOne], x.shape, {
          attributes: { axis: 1, reduction: 'add' },
        });
        return graph.apply('Mul', [error, w], x.shape);
      },
    ],
  ]);
}

/** −Σ w · Σ counts · log softmax(x): x and counts [n, classes] (the multinomial likelihood of Liang et al. 2018). */
export function multinomial(graph: Graph, x: Value, counts: Value, w: Value): void {
  const [n = 1] = x.shape;
  const log = logSoftmax(graph, x);
  const sum = sumOfAll(graph, graph.apply('Mul', [graph.apply('Mul', [log, counts], x.shape), w], x.shape));
  graph.addLoss(graph.apply('Neg', [sum], []), [
    [
      x,
      () => {
        const total = graph.apply('ReduceSum', [counts, graph.list([1])], [n, 1]);
        const p = graph.apply('Exp', [log], x.shape);
        const expected = graph.apply('Mul', [p, total], x.shape);
        return graph.apply('Mul', [graph.apply('Sub', [expected, counts], x.shape), w], x.shape);
      },
    ],
  ]);
}

/** Σ w · Σ log(1 + eˣ) − x·y: logits x and labels y in 0..1, both [n, labels]. */
export function binaryCrossEntropy(graph: Graph, x: Value, y: Value, w: Value): void {
  const fit = graph.apply('Mul', [x, y], x.shape);
  const each = graph.apply('Sub', [graph.apply('Softplus', [x], x.shape), fit], x.shape);
  graph.addLoss(sumOfAll(graph, graph.apply('Mul', [each, w], x.shape)), [
    [
      x,
      () => {
        const p = graph.apply('Sigmoid', [x], x.shape);
        return graph.apply('Mul', [graph.apply('Sub', [p, y], x.shape), w], x.shape);
      },
    ],
  ]);
}

/** Σ w · KL(N(μ, e^ℓ) ‖ N(0, 1)) = Σ w · Σ (μ² + e^ℓ − 1 − ℓ) / 2: μ and ℓ (log variance) [n, d]. */
export function gaussianDivergence(graph: Graph, mean: Value, logVariance: Value, w: Value): void {
  const { shape } = mean;
  const variance = graph.apply('Exp', [logVariance], shape);
  const excess = graph.apply('Sub', [variance, graph.scalar(1)], shape);
  const spread = graph.apply('Sub', [excess, logVariance], shape);
  const twice = graph.apply('Add', [graph.apply('Mul', [mean, mean], shape), spread], shape);
  const half = graph.apply('Mul', [w, graph.scalar(0.5)], w.shape);
  graph.addLoss(sumOfAll(graph, graph.apply('Mul', [twice, half], shape)), [
    [mean, () => graph.apply('Mul', [mean, w], shape)],
    [logVariance, () => graph.apply('Mul', [excess, half], shape)],
  ]);
}
