import 'server-only';
import { evaluate } from '@/lib/ml/evaluate';
import { hashArrays } from '@/lib/ml/hash';
import { entriesOf, type Feedback, matrixOf } from '@/lib/ml/interactions';
import { type AnyRecommender } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { splitEntries, type SplitKind } from '@/lib/ml/splits';
import { type Protocol } from '@/lib/schemas/model';
import { version } from '@/package.json';
import { type FileInteractions, readInteractions } from './read-interactions';

export interface EvaluateFilesInput {
  readonly files: { readonly train: string; readonly test: string } | { readonly data: string };
  readonly split: { readonly kind: SplitKind; readonly testRatio: number };
  readonly algorithms: readonly string[];
  /** Parameters by algorithm id. */
  readonly params: Readonly<Record<string, unknown>>;
  /** `auto`: each algorithm's own preference. */
  readonly feedback: Feedback | 'auto';
  readonly k: number;
  readonly seed: number;
}

export interface EvaluatedRun {
  readonly algorithm: string;
  readonly params: unknown;
  readonly feedback: Feedback;
  readonly metrics: Readonly<Record<string, number>>;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

/** What an algorithm is fed where nobody chose: ratings where it wants them and the data has them, else 1 for each. */
export const preferredFeedback = (recommender: AnyRecommender, hasRatings: boolean): Feedback =>
  hasRatings ? recommender.traits.feedback : 'binary';

function matrices(
  { logs }: FileInteractions,
  feedback: Feedback,
  { files, split, seed }: EvaluateFilesInput,
) {
  const [first, second] = logs;
  if (!first) throw new RangeError('There is no file to read.');
  if ('train' in files && second)
    return { train: matrixOf(entriesOf(first, feedback)), test: matrixOf(entriesOf(second, 'binary')) };
  const entries = entriesOf(first, feedback);
  const held = splitEntries(entries, { ...split, seed });
  return { train: matrixOf(entries, held, 0), test: matrixOf(entries, held, 1) };
}

/** Fits and judges algorithms on files, all on one protocol. */
export async function evaluateFiles(
  input: EvaluateFilesInput,
): Promise<{ protocol: Omit<Protocol, 'feedback'> & { feedback: Feedback | 'auto' }; runs: EvaluatedRun[] }> {
  const recommenders = input.algorithms.map((id) => recommenderOf(id));
  const params = recommenders.map((recommender) =>
    recommender.params.parse(input.params[recommender.id] ?? {}),
  );
  const read = await readInteractions(
    'train' in input.files ? [input.files.train, input.files.test] : [input.files.data],
  );
  let sizes = { trainInteractions: 0, testInteractions: 0, judgedCustomers: 0 };
  const runs: EvaluatedRun[] = [];
  for (const [at, recommender] of recommenders.entries()) {
    const feedback =
      input.feedback === 'auto' ? preferredFeedback(recommender, read.hasRatings) : input.feedback;
    const { train, test } = matrices(read, feedback, input);
    const started = performance.now();
    const scorer = recommender.open(
      await recommender.fit(train, params[at], { seed: input.seed, progress: () => {} }),
    );
    const fitted = performance.now();
    const { metrics, judgedCustomers } = evaluate(scorer, train, test, input.k);
    sizes = {
      trainInteractions: train.indices.length,
      testInteractions: test.indices.length,
      judgedCustomers,
    };
    runs.push({
      algorithm: recommender.id,
      params: params[at],
      feedback,
      metrics,
      fitSeconds: (fitted - started) / 1000,
      scoreSeconds: (performance.now() - fitted) / 1000,
    });
  }
  const hash = hashArrays(
    ...read.logs.flatMap((log) => [log.customerOf, log.itemOf, log.kindOf, log.values, log.times]),
  );
  return {
    protocol: {
      ...sizes,
      feedback: input.feedback,
      split: 'train' in input.files ? { kind: 'given' } : { ...input.split },
      k: input.k,
      seed: input.seed,
      dataHash: hash,
      dataVersion: null,
      candidates: 'all-unseen-in-train',
      customers: read.customers.size,
      products: read.items.size,
      version,
    },
    runs,
  };
}
