import {
  type Attribute,
  type Constant,
  type ElementType,
  type Node,
  type TensorInfo,
  writeOnnx,
} from './onnx';

/** A tensor of the graph; it has no numbers until a runtime runs the graph. */
export interface Value extends TensorInfo {
  /** Some parameter is upstream of it. */
  readonly needsGradient: boolean;
}

/** How a parameter starts: zeros, normal with the deviation of Glorot & Bengio 2010, or of a small embedding. */
export type Initial = 'zeros' | 'glorot' | 'embedding';

export interface Parameter extends Value {
  readonly initial: Initial;
}

/** d loss / d input from d loss / d output. */
type Gradient = (gradient: Value, output: Value) => Value;

interface Options {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly type?: ElementType;
  /** One an input, null where there is none; without the list the operation has no gradient. */
  readonly gradients?: readonly (Gradient | null)[];
}

/**
 * A computation written down operation by operation, with its gradient: reverse-mode differentiation that emits the backward
 * pass as more operations of the same graph, so that any ONNX runtime can train. Shapes are fixed.
 */
export class Graph {
  readonly inputs: Value[] = [];
  readonly parameters: Parameter[] = [];
  readonly #nodes: Node[] = [];
  readonly #constants = new Map<string, Constant>();
  readonly #tape: (() => void)[] = [];
  readonly #gradients = new Map<Value, Value>();
  readonly #losses: Value[] = [];
  #names = 0;

  input(name: string, shape: readonly number[], type: ElementType = 'float32'): Value {
    const value = { name, shape, type, needsGradient: false };
    this.inputs.push(value);
    return value;
  }

  /** What training changes. */
  parameter(name: string, shape: readonly number[], initial: Initial): Parameter {
    const parameter: Parameter = { name, shape, type: 'float32', needsGradient: true, initial };
    this.parameters.push(parameter);
    return parameter;
  }

  scalar(value: number): Value {
    return this.#constant(`scalar ${value}`, { shape: [], type: 'float32', data: Float32Array.of(value) });
  }

  /** A list of whole numbers: a shape, axes, bounds. */
  list(values: readonly number[]): Value {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant(`list ${values.join(' ')}`, { shape: [values.length], type: 'int64', data });
  }

  #constant(key: string, constant: Omit<Constant, 'name'>): Value {
    const known = this.#constants.get(key) ?? { ...constant, name: this.#name('constant') };
    this.#constants.set(key, known);
    return { ...known, needsGradient: false };
  }

  #name(operator: string): string {
    return `${operator}_${this.#names++}`;
  }

  /** Adds an operation with one output. */
  apply(operator: string, inputs: readonly Value[], shape: readonly number[], options: Options = {}): Value {
    const { attributes = {}, type = 'float32', gradients = [] } = options;
    const needsGradient = gradients.some((gradient, at) => gradient && inputs[at]?.needsGradient);
    const output = { name: this.#name(operator), shape, type, needsGradient };
    this.#nodes.push({
      operator,
      inputs: inputs.map(({ name }) => name),
      outputs: [output.name],
      attributes,
    });
    if (needsGradient)
      this.#tape.push(() => {
        const upstream = this.#gradients.get(output);
        if (!upstream) return;
        gradients.forEach((gradient, at) => {
          const input = inputs[at];
          if (gradient && input?.needsGradient) this.#accumulate(input, gradient(upstream, output));
        });
      });
    return output;
  }

  /** Cuts a tensor along an axis. Every part must go into the loss. */
  split(whole: Value, sizes: readonly number[], axis: number): Value[] {
    const outputs = sizes.map((size) => ({
      ...whole,
      name: this.#name('Split'),
      shape: whole.shape.with(axis, size),
    }));
    this.#nodes.push({
      operator: 'Split',
      inputs: [whole.name, this.list(sizes).name],
      outputs: outputs.map(({ name }) => name),
      attributes: { axis },
    });
    if (whole.needsGradient)
      this.#tape.push(() => {
        const parts = outputs.map((output) => {
          const gradient = this.#gradients.get(output);
          if (!gradient) throw new RangeError('A part of a split tensor does not go into the loss.');
          return gradient;
        });
        this.#accumulate(whole, this.apply('Concat', parts, whole.shape, { attributes: { axis } }));
      });
    return outputs;
  }

  /** Adds a term to the loss, with what each value gets of it; the loss is the sum of its terms. */
  addLoss(term: Value, gradients: readonly (readonly [value: Value, gradient: () => Value])[]): void {
    this.#losses.push(term);
    this.#tape.push(() => {
      for (const [value, gradient] of gradients) if (value.needsGradient) this.#accumulate(value, gradient());
    });
  }

  #accumulate(value: Value, gradient: Value): void {
    const before = this.#gradients.get(value);
    this.#gradients.set(value, before ? this.apply('Add', [before, gradient], value.shape) : gradient);
  }

  /** Emits the backward pass: the loss, and d loss / d parameter for each parameter. */
  differentiate(): { loss: Value; gradients: ReadonlyMap<Value, Value> } {
    const [first, ...others] = this.#losses;
    if (!first) throw new RangeError('The graph has no loss.');
    const loss = others.reduce((sum, term) => this.apply('Add', [sum, term], []), first);
    for (const step of this.#tape.toReversed()) step();
    return { loss, gradients: this.#gradients };
  }

  /** The graph as an ONNX model. @param outputs value of each output name */
  write(outputs: Readonly<Record<string, Value>>): Uint8Array {
    const named = Object.entries(outputs).map(([name, value]) => ({ value, info: { ...value, name } }));
    const renamed = new Map(named.map(({ value, info }) => [value.name, info.name]));
    const rename = (name: string) => renamed.get(name) ?? name;
    return writeOnnx({
      nodes: this.#nodes.map((node) => ({
        ...node,
        inputs: node.inputs.map(rename),
        outputs: node.outputs.map(rename),
      })),
      constants: [...this.#constants.values()],
      inputs: [...this.parameters, ...this.inputs],
      outputs: named.map(({ info }) => info),
    });
  }
}
