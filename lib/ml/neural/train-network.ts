import { judgeableRows, unknownItems } from '@/lib/ml/evaluate';
import { historyOf } from '@/lib/ml/history';
import { ndcg } from '@/lib/ml/metrics/ranking';
import { createRandom, type Random } from '@/lib/ml/random';
import { topItems } from '@/lib/ml/rank';
import type { FitRun, History, Target, TrainingData } from '@/lib/ml/recommender';
import { type HeldOut, splitMatrix } from '@/lib/ml/split-matrices';
import type { Graph, Value } from './graph';
import { loadRuntime, type Runtime } from './runtime';
import { type Feeds, ScoringSession, TrainingSession, type Weights } from './session';

/** A network and how data become its batches. */
export interface Network {
  /** Histories that the scoring graph takes at once. */
  readonly scoredAtOnce: number;
  emitLoss(graph: Graph): void;
  /** [scoredAtOnce, items] */
  emitScores(graph: Graph): Value;
  /** The batches of an epoch (from 0), in an order of their own each time. */
  batches(data: TrainingData, epoch: number, random: Random): Iterable<Feeds>;
  /** Batches of an epoch. */
  batchCount(data: TrainingData): number;
  /** Inputs of the scoring graph: at most `scoredAtOnce` histories. */
  scoringFeeds(histories: readonly History[]): Feeds;
}

export interface Training {
  /** At most so many. */
  readonly epochs: number;
  /** Epochs without a better validation after which training stops. */
  readonly patience: number;
  readonly learningRate: number;
}

export interface Trained {
  readonly weights: Weights;
  /** Mean loss of each epoch. */
  readonly lossCurve: Float32Array;
  /** nDCG@10 on the validation part after each epoch. */
  readonly validationCurve: Float32Array;
  /** How many epochs the weights were trained for. */
  readonly epochs: number;
}

const VALIDATION_SHARE = 0.1;
const PLACES = 10;
/** More customers would tell the same and cost more than the training. */
const MOST_VALIDATED = 2000;

const copyOf = (weights: Weights): Weights =>
  Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, values.slice()]));

/** Mean nDCG@10 over some customers of the validation part, all of their unseen items ranked. */
class Validation {
  readonly #rows: Int32Array;
  readonly #skip: Uint8Array;

  constructor(
    readonly network: Network,
    readonly session: ScoringSession,
    readonly data: HeldOut,
    random: Random,
  ) {
    this.#rows = random.shuffle(judgeableRows(data.train, data.test)).slice(0, MOST_VALIDATED).sort();
    this.#skip = unknownItems(data.train);
  }

  get isPossible(): boolean {
    return this.#rows.length > 0;
  }

  async judge(weights: Weights): Promise<number> {
    const { network, data } = this;
    let sum = 0;
    for (let from = 0; from < this.#rows.length; from += network.scoredAtOnce) {
      const rows = this.#rows.subarray(from, from + network.scoredAtOnce);
      const histories = Array.from(rows, (row) => historyOf(data.train, row));
      const scores = await this.session.run(weights, network.scoringFeeds(histories));
      histories.forEach((history, at) => {
        sum += this.#judgeOne(
          rows[at]!,
          history,
          scores.subarray(at * data.train.cols, (at + 1) * data.train.cols),
        );
      });
    }
    return sum / this.#rows.length;
  }

  #judgeOne(row: number, { items }: History, scores: Float32Array): number {
    const { test } = this.data;
    const skip = this.#skip.slice();
    for (const item of items) skip[item] = 1;
    const ranked = topItems(scores, PLACES, skip).map(({ item }) => item);
    const relevant = new Set(test.indices.subarray(test.indptr[row], test.indptr[row + 1]));
    return ndcg.of({ ranked, relevant, k: PLACES });
  }
}

/** Weights and mean loss after every epoch; trains on until the caller stops asking. */
async function* epochs(
  runtime: Runtime,
  network: Network,
  data: TrainingData,
  learningRate: number,
  seed: number,
  beforeStep: (epoch: number, fraction: number) => void,
): AsyncGenerator<{ weights: Weights; loss: number }> {
  const random = createRandom(seed);
  const trainer = await TrainingSession.create(runtime, (graph) => network.emitLoss(graph), random);
  const steps = network.batchCount(data);
  try {
    for (let epoch = 0; ; epoch++) {
      let [sum, step] = [0, 0];
      for (const feeds of network.batches(data, epoch, random)) {
        beforeStep(epoch, Math.min(1, step++ / steps));
        sum += await trainer.step(feeds, learningRate);
      }
      yield { weights: trainer.weights, loss: sum / step };
    }
  } finally {
    await trainer.release();
  }
}

/** Trains without the validation part until it is no longer ranked better. */
async function findEpochs(
  runtime: Runtime,
  network: Network,
  held: HeldOut,
  training: Training,
  seed: number,
  progress: (fraction: number) => void,
): Promise<Omit<Trained, 'weights'>> {
  const scoring = await ScoringSession.create(runtime, (graph) => network.emitScores(graph));
  const validation = new Validation(network, scoring, held, createRandom(seed));
  const [losses, judgements]: [number[], number[]] = [[], []];
  let best = { judgement: -1, epochs: 0 };
  const beforeStep = (epoch: number, part: number) => progress((epoch + part) / training.epochs);
  try {
    for await (const { weights, loss } of epochs(
      runtime,
      network,
      held.train,
      training.learningRate,
      seed,
      beforeStep,
    )) {
      losses.push(loss);
      const judgement = validation.isPossible ? await validation.judge(weights) : 0;
      judgements.push(judgement);
      if (judgement > best.judgement || !validation.isPossible) best = { judgement, epochs: losses.length };
      if (losses.length === training.epochs || losses.length - best.epochs >= training.patience) break;
    }
  } finally {
    await scoring.release();
  }
  return {
    epochs: best.epochs,
    lossCurve: Float32Array.from(losses),
    validationCurve: Float32Array.from(judgements),
  };
}

/**
 * Trains with Adam twice. First without a validation part (of each history the last item, or a tenth at random where a set is asked
 * for), until that part is no longer ranked better: this finds the number of epochs. Then with everything, for so many epochs
 * (Goodfellow, Bengio & Courville 2016, algorithm 7.2). The same data, seed and kind of processor give the same weights.
 * @param run its progress is called before every step, and may throw to stop
 */
export async function trainNetwork(
  network: Network,
  data: TrainingData,
  training: Training,
  run: FitRun,
  target: Target = run.target ?? 'set',
): Promise<Trained> {
  const runtime = await loadRuntime();
  const held = splitMatrix(data, {
    kind: target === 'next' ? 'leave-last-one-out' : 'random',
    testRatio: VALIDATION_SHARE,
    seed: run.seed,
  });
  const found = await findEpochs(runtime, network, held, training, run.seed, (part) =>
    run.progress(part / 2),
  );
  const again = epochs(runtime, network, data, training.learningRate, run.seed, (epoch, part) =>
    run.progress((1 + (epoch + part) / found.epochs) / 2),
  );
  let done = 0;
  for await (const { weights } of again)
    if (++done === found.epochs) {
      run.progress(1);
      return { ...found, weights: copyOf(weights) };
    }
  throw new RangeError('There is nothing to train on.');
}
