import { judgeableRows } from '@/lib/ml/evaluate';
import { createRandom } from '@/lib/ml/random';
import type { FitRun, TrainingData } from '@/lib/ml/recommender';
import { Refusal } from '@/lib/ml/refusal';
import { type HeldOut, splitMatrix } from '@/lib/ml/split-matrices';
import type { Network } from './network';
import { loadRuntime, type Runtime } from './runtime';
import { ScoringSession, TrainingSession, type Weights } from './session';
import { Validation } from './validation';

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
  /** nDCG@10 on the validation part after each epoch; empty where the data are too few for one. */
  readonly validationCurve: Float32Array;
  /** How many epochs the weights were trained for. */
  readonly epochs: number;
}

interface Plan {
  readonly runtime: Runtime;
  readonly network: Network;
  readonly training: Training;
  readonly seed: number;
}

const VALIDATION_SHARE = 0.1;

/**
 * Weights and mean loss after every epoch, as long as the caller asks for more; the weights are gone with the next one.
 * @param beforeStep epochs done, with a part of one; may throw to stop
 */
async function* epochsOf(
  { runtime, network, training, seed }: Plan,
  data: TrainingData,
  beforeStep: (epochs: number) => void,
): AsyncGenerator<{ weights: Weights; loss: number }> {
  const random = createRandom(seed);
  const trainer = await TrainingSession.create(runtime, (graph) => network.emitLoss(graph), random);
  const count = network.batchCount(data);
  try {
    for (let epoch = 0; ; epoch++) {
      let [sum, steps] = [0, 0];
      for (const feeds of network.batches(data, epoch, random)) {
        beforeStep(epoch + Math.min(1, steps++ / count));
        sum += await trainer.step(feeds, training.learningRate);
      }
      if (steps === 0)
        throw new Refusal('No customer has two products: there is nothing for a network to learn from.');
      yield { weights: trainer.weights, loss: sum / steps };
    }
  } finally {
    await trainer.release();
  }
}

/** Someone can be judged, and without the held-out entries there is still something to learn from. */
function canValidate(network: Network, { train, test }: HeldOut): boolean {
  const batches = network.batches(train, 0, createRandom(0))[Symbol.iterator]();
  return judgeableRows(train, test).length > 0 && batches.next().done !== true;
}

/** Trains without the validation part until that is no longer ranked better. */
async function findEpochs(
  plan: Plan,
  held: HeldOut,
  progress: (fraction: number) => void,
): Promise<Omit<Trained, 'weights'>> {
  const { runtime, network, training, seed } = plan;
  const scoring = await ScoringSession.create(runtime, (graph) => network.emitScores(graph));
  const validation = new Validation(network, scoring, held, createRandom(seed));
  const [losses, judgements]: [number[], number[]] = [[], []];
  let best = { judgement: -1, epochs: 0 };
  try {
    const epochs = epochsOf(plan, held.train, (done) => progress(done / training.epochs));
    for await (const { weights, loss } of epochs) {
      losses.push(loss);
      const judgement = await validation.judge(weights);
      judgements.push(judgement);
      if (judgement > best.judgement) best = { judgement, epochs: losses.length };
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
 * Trains with Adam twice. First without a validation part (of each history the last item where the next one is to be foretold, else a
 * tenth at random), until that part is no longer ranked better: this finds the number of epochs. Then with everything, for so many
 * epochs (Goodfellow, Bengio & Courville 2016, algorithm 7.2). The same data, seed and kind of processor give the same weights.
 * @param run its progress is called before every step, and may throw to stop
 * @throws Refusal where no history has two items
 */
export async function trainNetwork(
  network: Network,
  data: TrainingData,
  training: Training,
  run: FitRun,
): Promise<Trained> {
  const plan = { runtime: await loadRuntime(), network, training, seed: run.seed };
  const held = splitMatrix(data, {
    kind: run.target === 'next' ? 'leave-last-one-out' : 'random',
    testRatio: VALIDATION_SHARE,
    seed: run.seed,
  });
  const found = canValidate(network, held)
    ? await findEpochs(plan, held, (part) => run.progress(part / 2))
    : null;
  const most = found?.epochs ?? training.epochs;
  const losses: number[] = [];
  for await (const { weights, loss } of epochsOf(plan, data, (done) => run.progress((1 + done / most) / 2))) {
    losses.push(loss);
    if (losses.length < most) continue;
    run.progress(1);
    return {
      epochs: most,
      lossCurve: found?.lossCurve ?? Float32Array.from(losses),
      validationCurve: found?.validationCurve ?? new Float32Array(),
      weights: Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, values.slice()])),
    };
  }
  throw new RangeError('Training ended before its last epoch.');
}
