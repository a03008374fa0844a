import type { Graph, Value } from './graph';

const [ROWS, COLUMNS] = [0, 1];

const rowsOf = (x: Value) => x.shape[ROWS] ?? 1;
const columnsOf = (x: Value) => x.shape[COLUMNS] ?? 1;

/** a·b of matrices, either transposed first; plus a row vector. */
function gemm(graph: Graph, a: Value, b: Value, transA: 0 | 1, transB: 0 | 1): Value {
  const shape = [transA ? columnsOf(a) : rowsOf(a), transB ? rowsOf(b) : columnsOf(b)];
  return graph.apply('Gemm', [a, b], shape, { attributes: { transA, transB } });
}

/** x·w + b: [n, in]·[in, out] + [out]. */
export function linear(graph: Graph, x: Value, w: Value, b: Value): Value {
  return graph.apply('Gemm', [x, w, b], [rowsOf(x), columnsOf(w)], {
    gradients: [
      (d) => gemm(graph, d, w, 0, 1),
      (d) => gemm(graph, x, d, 1, 0),
      (d) => graph.apply('ReduceSum', [d, graph.list([ROWS])], b.shape, { attributes: { keepdims: 0 } }),
    ],
  });
}

/** x·w: [n, in]·[in, out]. */
export function matmul(graph: Graph, x: Value, w: Value): Value {
  return graph.apply('Gemm', [x, w], [rowsOf(x), columnsOf(w)], {
    gradients: [(d) => gemm(graph, d, w, 0, 1), (d) => gemm(graph, x, d, 1, 0)],
  });
}

/** Of tensors of one shape; `b` may also be an input or constant of a smaller one. */
export function add(graph: Graph, a: Value, b: Value): Value {
  return graph.apply('Add', [a, b], a.shape, { gradients: [(d) => d, (d) => d] });
}

export function subtract(graph: Graph, a: Value, b: Value): Value {
  return graph.apply('Sub', [a, b], a.shape, {
    gradients: [(d) => d, (d) => graph.apply('Neg', [d], d.shape)],
  });
}

/** Of tensors of one shape; `b` may also be an input or constant of a smaller one. */
export function multiply(graph: Graph, a: Value, b: Value): Value {
  return graph.apply('Mul', [a, b], a.shape, {
    gradients: [(d) => graph.apply('Mul', [d, b], a.shape), (d) => graph.apply('Mul', [d, a], a.shape)],
  });
}

export function relu(graph: Graph, x: Value): Value {
  return graph.apply('Relu', [x], x.shape, {
    gradients: [(d, y) => graph.apply('Mul', [d, graph.apply('Sign', [y], y.shape)], y.shape)],
  });
}

export function tanh(graph: Graph, x: Value): Value {
  return graph.apply('Tanh', [x], x.shape, {
    gradients: [
      (d, y) => {
        const square = graph.apply('Mul', [y, y], y.shape);
        const slope = graph.apply('Sub', [graph.scalar(1), square], y.shape);
        return graph.apply('Mul', [d, slope], y.shape);
      },
    ],
  });
}

export function sigmoid(graph: Graph, x: Value): Value {
  return graph.apply('Sigmoid', [x], x.shape, {
    gradients: [
      (d, y) => {
        const rest = graph.apply('Sub', [graph.scalar(1), y], y.shape);
        return graph.apply('Mul', [d, graph.apply('Mul', [y, rest], y.shape)], y.shape);
      },
    ],
  });
}

export function exp(graph: Graph, x: Value): Value {
  return graph.apply('Exp', [x], x.shape, { gradients: [(d, y) => graph.apply('Mul', [d, y], y.shape)] });
}

export function reshape(graph: Graph, x: Value, shape: readonly number[]): Value {
  return graph.apply('Reshape', [x, graph.list(shape)], shape, {
    gradients: [(d) => graph.apply('Reshape', [d, graph.list(x.shape)], x.shape)],
  });
}

/** Positions from..end-1 of an axis. */
function slice(graph: Graph, x: Value, axis: number, from: number, end: number): Value {
  const whole = x.shape[axis] ?? 1;
  const before = x.shape.map((_, at) => (at === axis ? from : 0));
  const after = x.shape.map((_, at) => (at === axis ? whole - end : 0));
  const bounds = [graph.list([from]), graph.list([end]), graph.list([axis])];
  return graph.apply('Slice', [x, ...bounds], x.shape.with(axis, end - from), {
    gradients: [(d) => graph.apply('Pad', [d, graph.list([...before, ...after])], x.shape)],
  });
}

/** Puts tensors side by side along an axis. */
export function concat(graph: Graph, parts: readonly Value[], axis: number): Value {
  const sizes = parts.map(({ shape }) => shape[axis] ?? 1);
  const [first] = parts;
  if (!first) throw new RangeError('Nothing to concatenate.');
  const shape = first.shape.with(
    axis,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let cut: { of: Value; parts: Value[] } | null = null;
  return graph.apply('Concat', parts, shape, {
    attributes: { axis },
    gradients: parts.map((part, at) => (d) => {
      if (cut?.of !== d) cut = { of: d, parts: graph.split(d, sizes, axis) };
      return cut.parts[at] ?? part;
    }),
  });
}

/** Rows of a table [rows, d] by index (int32 [n]): [n, d]. */
export function embed(graph: Graph, table: Value, index: Value): Value {
  const n = rowsOf(index);
  return graph.apply('Gather', [table, index], [n, columnsOf(table)], {
    attributes: { axis: 0 },
    gradients: [
      (d) => {
        const zeros = graph.apply('ConstantOfShape', [graph.list(table.shape)], table.shape);
        const column = graph.apply('Reshape', [index, graph.list([n, 1])], [n, 1], { type: 'int32' });
        // 7 = int64, which ScatterND asks for
        const places = graph.apply('Cast', [column], [n, 1], { type: 'int64', attributes: { to: 7 } });
        return graph.apply('ScatterND', [zeros, places, d], table.shape, {
          attributes: { reduction: 'add' },
        });
      },
    ],
  });
}

/**
 * One-dimensional convolution, valid cross-correlation: x [n, length, channels], w [width·channels, filters], b [filters] →
 * [n, length − width + 1, filters]. The shifted copies of x side by side make it one product of matrices.
 */
export function conv1d(graph: Graph, x: Value, w: Value, b: Value): Value {
  const [n = 1, length = 1, channels = 1] = x.shape;
  const width = rowsOf(w) / channels;
  const positions = length - width + 1;
  const shifted = Array.from({ length: width }, (_, at) => slice(graph, x, 1, at, at + positions));
  const windows = reshape(graph, concat(graph, shifted, 2), [n * positions, width * channels]);
  return reshape(graph, linear(graph, windows, w, b), [n, positions, columnsOf(w)]);
}

/** The larger of each pair of neighbours: [n, length, channels] → [n, ⌊length/2⌋, channels]; an odd last one is left out. */
export function maxPool2(graph: Graph, x: Value): Value {
  const [n = 1, length = 1, channels = 1] = x.shape;
  const half = Math.floor(length / 2);
  const even = length % 2 === 0 ? x : slice(graph, x, 1, 0, 2 * half);
  const pairs = reshape(graph, even, [n, half, 2 * channels]);
  const [a, b] = graph.split(pairs, [channels, channels], 2);
  if (!a || !b) throw new RangeError('A split in two gave less.');
  const shape = [n, half, channels];
  const isFirst = () => graph.apply('GreaterOrEqual', [a, b], shape, { type: 'bool' });
  return graph.apply('Max', [a, b], shape, {
    gradients: [
      (d) => graph.apply('Where', [isFirst(), d, graph.scalar(0)], shape),
      (d) => graph.apply('Where', [isFirst(), graph.scalar(0), d], shape),
    ],
  });
}

/** log softmax of each row: [n, classes]; for serving, it has no gradient. */
export function logSoftmax(graph: Graph, x: Value): Value {
  return graph.apply('LogSoftmax', [x], x.shape, { attributes: { axis: 1 } });
}
