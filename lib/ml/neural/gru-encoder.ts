import type { Graph, Value } from './graph';
import { add, concat, embed, linear, multiply, sigmoid, subtract, tanh } from './layers';
import type { SequenceEncoder } from './sequence-network';

export interface GruShape {
  readonly items: number;
  readonly length: number;
  readonly dimensions: number;
  readonly hidden: number;
}

const MOST_AT_ONCE = 64;
/** What closes the update gate in single precision: the state stays as it was. */
const CLOSED = 40;

function three<T>(parts: readonly T[]): [T, T, T] {
  const [a, b, c] = parts;
  if (a === undefined || b === undefined || c === undefined)
    throw new RangeError('A split in three gave less.');
  return [a, b, c];
}

/**
 * GRU4Rec (Hidasi, Karatzoglou, Baltrunas & Tikk, ICLR 2016): items embedded, one layer of gated recurrent units (Cho et al. 2014, the
 * reset gate applied after the product, as cuDNN and PyTorch do). Steps without an item leave the state alone.
 */
export function gruEncoder(
  { items, length, dimensions, hidden }: GruShape,
  windows: number,
): SequenceEncoder {
  const batchSize = Math.min(MOST_AT_ONCE, windows);
  const all = batchSize * length;
  const perStep = Array.from({ length }, () => batchSize);

  function emit(graph: Graph, indices: Value) {
    const table = graph.parameter('embedding', [items + 1, dimensions], 'embedding');
    const inputWeights = graph.parameter('input', [dimensions, 3 * hidden], 'glorot');
    const inputBias = graph.parameter('inputBias', [3 * hidden], 'zeros');
    const stateWeights = graph.parameter('state', [hidden, 3 * hidden], 'glorot');
    const stateBias = graph.parameter('stateBias', [3 * hidden], 'zeros');
    const inputs = graph.split(
      linear(graph, embed(graph, table, indices), inputWeights, inputBias),
      perStep,
      0,
    );
    const index = graph.apply('Cast', [indices], [all], { type: 'int64', attributes: { to: 7 } });
    const isNothing = graph.apply('Equal', [index, graph.list([items])], [all], { type: 'bool' });
    const closing = graph.apply('Where', [isNothing, graph.scalar(CLOSED), graph.scalar(0)], [all]);
    const column = graph.apply('Reshape', [closing, graph.list([all, 1])], [all, 1]);
    const closed = graph.split(column, perStep, 0);
    const gates = [hidden, hidden, hidden];
    let state = graph.apply('ConstantOfShape', [graph.list([batchSize, hidden])], [batchSize, hidden]);
    const states = inputs.map((input, step) => {
      const [inputReset, inputUpdate, inputNew] = three(graph.split(input, gates, 1));
      const [stateReset, stateUpdate, stateNew] = three(
        graph.split(linear(graph, state, stateWeights, stateBias), gates, 1),
      );
      const reset = sigmoid(graph, add(graph, inputReset, stateReset));
      const opening = add(graph, inputUpdate, stateUpdate);
      const update = sigmoid(graph, add(graph, opening, closed[step]!));
      const fresh = tanh(graph, add(graph, inputNew, multiply(graph, reset, stateNew)));
      state = add(graph, fresh, multiply(graph, update, subtract(graph, state, fresh)));
      return state;
    });
    return { last: state, steps: concat(graph, states, 0) };
  }

  return {
    items,
    length,
    batchSize,
    width: hidden,
    givesSteps: true,
    placeOf: (window, step) => step * batchSize + window,
    emit,
  };
}
