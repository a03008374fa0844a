import type { Graph, Value } from './graph';

const DECAY = 0.9;
const SQUARE_DECAY = 0.999;
const EPSILON = 1e-8;

/** What of a parameter a step takes in and gives back; its two sums start at zero. */
export const sums = { mean: (name: string) => `mean ${name}`, square: (name: string) => `square ${name}` };
export const updated = (name: string) => `new ${name}`;
export const RATE = 'rate';
export const LOSS = 'loss';

/**
 * Emits gradients and one step of Adam (Kingma & Ba 2015) for every parameter, and gives the whole as an ONNX model.
 * The running means are kept undivided (m / (1 − β₁), v / (1 − β₂)), which saves a third of the passes over memory; `stepRate`
 * puts the constants back.
 */
export function writeTrainingStep(graph: Graph): Uint8Array {
  const { loss, gradients } = graph.differentiate();
  const rate = graph.input(RATE, []);
  const outputs: Record<string, Value> = { [LOSS]: loss };
  for (const parameter of graph.parameters) {
    const { name, shape } = parameter;
    const gradient = gradients.get(parameter);
    if (!gradient) throw new RangeError(`The parameter ${name} does not go into the loss.`);
    const combine = (operator: string, a: Value, b: Value) => graph.apply(operator, [a, b], shape);
    const before = combine('Mul', graph.input(sums.mean(name), shape), graph.scalar(DECAY));
    const mean = combine('Add', before, gradient);
    const squares = combine('Mul', graph.input(sums.square(name), shape), graph.scalar(SQUARE_DECAY));
    const square = combine('Add', squares, combine('Mul', gradient, gradient));
    const scale = combine(
      'Add',
      graph.apply('Sqrt', [square], shape),
      graph.scalar(EPSILON / Math.sqrt(1 - SQUARE_DECAY)),
    );
    const step = combine('Div', combine('Mul', mean, rate), scale);
    outputs[updated(name)] = combine('Sub', parameter, step);
    outputs[updated(sums.mean(name))] = mean;
    outputs[updated(sums.square(name))] = square;
  }
  return graph.write(outputs);
}

/** The rate that the step numbered `step` (from 1) of the emitted graph takes for a learning rate: bias correction included. */
export function stepRate(learningRate: number, step: number): number {
  const constants = (1 - DECAY) / Math.sqrt(1 - SQUARE_DECAY);
  return (learningRate * constants * Math.sqrt(1 - SQUARE_DECAY ** step)) / (1 - DECAY ** step);
}
