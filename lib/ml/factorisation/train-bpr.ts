import type { Csr } from '@/lib/ml/csr';
import { judgeableRows, unknownItems } from '@/lib/ml/evaluate';
import { ndcg } from '@/lib/ml/metrics/ranking';
import { createRandom } from '@/lib/ml/random';
import { topItems } from '@/lib/ml/rank';
import type { FitRun, TrainingData } from '@/lib/ml/recommender';
import { type HeldOut, splitMatrix } from '@/lib/ml/split-matrices';
import { bprEpochs, type BprFactors, type BprSettings } from './bpr';
import { scoreItems } from './score-items';

export interface TrainedBpr {
  readonly factors: BprFactors;
  /** Epochs that the factors were trained for. */
  readonly epochs: number;
  /** Mean loss of each epoch without the validation part. */
  readonly lossCurve: Float32Array;
  /** nDCG@10 on the validation part after each of these epochs. */
  readonly validationCurve: Float32Array;
}

const VALIDATION_SHARE = 0.1;
const PLACES = 10;
/** More customers would tell the same and cost more than the training. */
const MOST_VALIDATED = 500;

/** Mean nDCG@10 of some customers of the validation part, all of their unseen items ranked. */
function validate(
  { train, test }: HeldOut,
  rows: Int32Array,
  unknown: Uint8Array,
  { customers, items, biases }: BprFactors,
): number {
  const d = items.length / train.cols;
  const scores = new Float32Array(train.cols);
  const itemsOf = (of: Csr, row: number) => of.indices.subarray(of.indptr[row], of.indptr[row + 1]);
  let sum = 0;
  for (const row of rows) {
    scoreItems(customers.subarray(row * d, (row + 1) * d), items, scores);
    for (let item = 0; item < scores.length; item++) scores[item]! += biases[item]!;
    const skip = unknown.slice();
    for (const item of itemsOf(train, row)) skip[item] = 1;
    const ranked = topItems(scores, PLACES, skip).map(({ item }) => item);
    sum += ndcg.of({ ranked, relevant: new Set(itemsOf(test, row)), k: PLACES });
  }
  return sum / rows.length;
}

/**
 * Trains twice: without a tenth of each history until that part is no longer ranked better, which finds the number of epochs; then
 * with everything for so many (Goodfellow, Bengio & Courville 2016, algorithm 7.2).
 * @param patience epochs without a better validation after which the first training stops
 */
export function trainBpr(
  data: TrainingData,
  { patience, ...settings }: BprSettings & { readonly patience: number },
  { seed, progress }: FitRun,
): TrainedBpr {
  const held = splitMatrix(data, { kind: 'random', testRatio: VALIDATION_SHARE, seed });
  const rows = createRandom(seed)
    .shuffle(judgeableRows(held.train, held.test))
    .slice(0, MOST_VALIDATED)
    .sort();
  const unknown = unknownItems(held.train);
  const [losses, judgements]: [number[], number[]] = [[], []];
  let best = { judgement: -1, epochs: settings.epochs };
  const first = bprEpochs(held.train, settings, seed, (epoch, part) =>
    progress((epoch + part) / settings.epochs / 2),
  );
  // Where no history has two entries there is nothing to validate on: all epochs are trained.
  if (rows.length > 0)
    for (const { factors, loss } of first) {
      losses.push(loss);
      judgements.push(validate(held, rows, unknown, factors));
      const judgement = judgements.at(-1)!;
      if (judgement > best.judgement) best = { judgement, epochs: losses.length };
      if (losses.length - best.epochs >= patience) break;
    }
  let trained: BprFactors | undefined;
  let done = 0;
  for (const { factors } of bprEpochs(data, { ...settings, epochs: best.epochs }, seed, (epoch, part) =>
    progress((1 + (epoch + part) / best.epochs) / 2),
  )) {
    trained = factors;
    if (++done === best.epochs) break;
  }
  if (!trained) throw new RangeError('Training needs at least one epoch.');
  progress(1);
  return {
    factors: trained,
    epochs: best.epochs,
    lossCurve: Float32Array.from(losses),
    validationCurve: Float32Array.from(judgements),
  };
}
