import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Random } from '@/lib/ml/random';
import { LOSS, RATE, stepRate, sums, updated, writeTrainingStep } from './adam';
import { Graph, type Initial, type Value } from './graph';
import { type Runtime, sessionOptions } from './runtime';

/** Numbers of a graph's inputs by name, row-major. */
export type Feeds = Readonly<Record<string, Float32Array | Int32Array>>;

/** What is learnt, by the name of the parameter. */
export type Weights = Readonly<Record<string, Float32Array>>;

const EMBEDDING_DEVIATION = 0.05;

function initialWeights(initial: Initial, shape: readonly number[], random: Random): Float32Array {
  const size = shape.reduce((product, length) => product * length, 1);
  if (initial === 'zeros') return new Float32Array(size);
  const [rows = 1, columns = 1] = shape;
  const deviation = initial === 'embedding' ? EMBEDDING_DEVIATION : Math.sqrt(2 / (rows + columns));
  return Float32Array.from({ length: size }, () => deviation * random.normal());
}

function tensorsOf({ Tensor }: Runtime, inputs: readonly Value[], feeds: Feeds): Record<string, Tensor> {
  return Object.fromEntries(
    inputs.map(({ name, shape }) => {
      const data = feeds[name];
      if (!data) throw new RangeError(`The input ${name} is missing.`);
      return [
        name,
        data instanceof Float32Array ? new Tensor('float32', data, shape) : new Tensor('int32', data, shape),
      ];
    }),
  );
}

/** Trains the parameters of a graph whose loss was emitted, step by step. */
export class TrainingSession {
  readonly #batchInputs: readonly Value[];
  readonly #names: readonly string[];
  readonly #rateFeed = new Float32Array(1);
  #tensors: Record<string, Tensor>;
  #step = 0;

  private constructor(
    readonly runtime: Runtime,
    readonly session: InferenceSession,
    graph: Graph,
    batchInputs: readonly Value[],
    weights: Weights,
  ) {
    this.#batchInputs = batchInputs;
    this.#names = graph.parameters.map(({ name }) => name);
    this.#tensors = Object.fromEntries(
      graph.parameters.flatMap(({ name, shape }) => {
        const data = weights[name] ?? new Float32Array();
        return [
          [name, data] as const,
          [sums.mean(name), new Float32Array(data.length)] as const,
          [sums.square(name), new Float32Array(data.length)] as const,
        ].map(([key, values]) => [key, new runtime.Tensor('float32', values, shape)]);
      }),
    );
  }

  /** @param emitLoss emits the loss into a graph */
  static async create(
    runtime: Runtime,
    emitLoss: (graph: Graph) => void,
    random: Random,
  ): Promise<TrainingSession> {
    const graph = new Graph();
    emitLoss(graph);
    const batchInputs = [...graph.inputs];
    const model = writeTrainingStep(graph);
    const session = await runtime.InferenceSession.create(model, sessionOptions);
    const weights = Object.fromEntries(
      graph.parameters.map(({ name, initial, shape }) => [name, initialWeights(initial, shape, random)]),
    );
    return new TrainingSession(runtime, session, graph, batchInputs, weights);
  }

  /** One step of Adam; gives the loss before it. */
  async step(feeds: Feeds, learningRate: number): Promise<number> {
    this.#rateFeed[0] = stepRate(learningRate, ++this.#step);
    const rate = new this.runtime.Tensor('float32', this.#rateFeed, []);
    const batch = tensorsOf(this.runtime, this.#batchInputs, feeds);
    const results = await this.session.run({ ...this.#tensors, ...batch, [RATE]: rate });
    const next: Record<string, Tensor> = {};
    for (const [name, before] of Object.entries(this.#tensors)) {
      const after = results[updated(name)];
      if (!after) throw new RangeError(`The step gives no ${name}.`);
      before.dispose();
      next[name] = after;
    }
    this.#tensors = next;
    const loss = results[LOSS];
    return Number(loss?.data[0]);
  }

  /** The weights as they are now, as views: the next step throws them away. */
  get weights(): Weights {
    return Object.fromEntries(
      this.#names.map((name) => {
        const data = this.#tensors[name]?.data;
        if (!(data instanceof Float32Array)) throw new TypeError(`The parameter ${name} is gone.`);
        return [name, data];
      }),
    );
  }

  async release(): Promise<void> {
    for (const tensor of Object.values(this.#tensors)) tensor.dispose();
    await this.session.release();
  }
}

const SCORES = 'scores';

/** Runs a graph forward with any weights. */
export class ScoringSession {
  private constructor(
    readonly runtime: Runtime,
    readonly session: InferenceSession,
    readonly inputs: readonly Value[],
  ) {}

  static async create(runtime: Runtime, emitScores: (graph: Graph) => Value): Promise<ScoringSession> {
    const graph = new Graph();
    const scores = emitScores(graph);
    const session = await runtime.InferenceSession.create(graph.write({ [SCORES]: scores }), sessionOptions);
    return new ScoringSession(runtime, session, [...graph.parameters, ...graph.inputs]);
  }

  /** Scores, row-major. */
  async run(weights: Weights, feeds: Feeds): Promise<Float32Array> {
    const results = await this.session.run(tensorsOf(this.runtime, this.inputs, { ...weights, ...feeds }));
    const data = results[SCORES]?.data;
    if (!(data instanceof Float32Array)) throw new TypeError('The graph gives no scores.');
    return data;
  }

  release(): Promise<void> {
    return this.session.release();
  }
}
