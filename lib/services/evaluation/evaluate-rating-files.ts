import 'server-only';
import { type Interval, meanInterval, resampledMeans } from '@/lib/ml/comparison/bootstrap';
import { arraysOf } from '@/lib/ml/interactions';
import { comparePairs, type NamedPair } from '@/lib/ml/comparison/pairs';
import { type Verdict, verdictsOf } from '@/lib/ml/comparison/verdict';
import { checkRatings, evaluateRatings, type RatingEvaluation } from '@/lib/ml/evaluate-ratings';
import { joinRatings } from '@/lib/ml/join-ratings';
import { hashArrays } from '@/lib/ml/hash';
import { biasBaseline, meanBaseline } from '@/lib/ml/rating-baselines';
import { type Scorer } from '@/lib/ml/recommender';
import { recommenderOf, recommenders } from '@/lib/ml/recommenders';
import { type HeldOut } from '@/lib/ml/split-matrices';
import { AppError } from '@/lib/schemas/app-error';
import { type Protocol } from '@/lib/schemas/model';
import { version } from '@/package.json';
import { type EvaluateFilesInput } from './evaluate-files';
import { openHeldOut } from './held-out-files';
import { readInteractions } from './read-interactions';
import { readProducts } from './read-products';
import { overSeeds } from './weigh-runs';

export interface RatedRun {
  readonly algorithm: string;
  readonly isBaseline: boolean;
  readonly params: unknown;
  /** RMSE and MAE over all held-out ratings, means over the seeds. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly deviations: Readonly<Record<string, number>> | null;
  readonly seeds: readonly { readonly seed: number; readonly metrics: Readonly<Record<string, number>> }[];
  /** The same inside each customer, mean over customers: what intervals and tests are about. */
  readonly perCustomer: Readonly<Record<'rmse' | 'mae', Interval>>;
  readonly verdicts: readonly Verdict[];
  readonly judgedRatings: number;
  readonly judgedCustomers: number;
  readonly fitSeconds: number;
}

export interface RatingFileEvaluation {
  readonly protocol: Pick<Protocol, 'split' | 'seed' | 'dataHash' | 'customers' | 'products' | 'version'> & {
    readonly seeds: readonly number[];
    readonly metric: 'rmse';
    readonly judgedRatings: number;
    readonly judgedCustomers: number;
  };
  readonly runs: readonly RatedRun[];
  readonly comparison: { readonly customers: number; readonly pairs: readonly NamedPair[] } | null;
}

interface Fitted {
  readonly scorer: Pick<Scorer, 'predictRating'>;
  readonly params: unknown;
}

interface RatedSeed extends Omit<RatingEvaluation, 'judgedCustomers'> {
  readonly seed: number;
  readonly fitSeconds: number;
  readonly params: unknown;
}

interface JudgedRatings {
  readonly algorithm: string;
  readonly isBaseline: boolean;
  readonly results: readonly RatedSeed[];
}

/** @throws AppError that names an algorithm which ranks only, before anything is fitted */
function checkPredicts(id: string): void {
  if (recommenderOf(id).traits.predictsRatings) return;
  const others = recommenders.filter(({ traits }) => traits.predictsRatings).map((each) => each.id);
  throw new AppError(
    'invalid-input',
    `${id} ranks items and predicts no ratings: with --rating choose among ${others.join(', ')}.`,
  );
}

type Fit = (train: HeldOut['train'], seed: number, progress: (fraction: number) => void) => Promise<Fitted>;

/**
 * Judges predicted ratings of files by RMSE and MAE over every held-out rating, beside two baselines: the mean of all ratings, and
 * the mean with the biases of customers and items.
 */
export async function evaluateRatingFiles(input: EvaluateFilesInput): Promise<RatingFileEvaluation> {
  const { files, seed } = input;
  for (const id of input.algorithms) checkPredicts(id);
  input.progress('reading', 0);
  const read = await readInteractions('train' in files ? [files.train, files.test] : [files.data]);
  if (!read.hasRatings)
    throw new AppError(
      'not-enough-data',
      'There are no ratings to foretell: judge the ranking, without --rating.',
    );
  const catalogue = await readProducts(input.products, read);
  const split =
    'train' in files ? { kind: 'given' as const, testRatio: 0.2, seed } : { ...input.split, seed };
  const held = openHeldOut({ logs: read.logs, catalogue }, split);
  const fits = new Map<string, Fit>(
    input.algorithms.map((id) => {
      const recommender = recommenderOf(id);
      const params = recommender.params.parse(input.params[id] ?? {});
      const fit: Fit = async (train, fitSeed, progress) => {
        const state = await recommender.fit(train, params, { seed: fitSeed, target: held.target, progress });
        return { scorer: recommender.open(state), params };
      };
      return [id, fit];
    }),
  );
  if (input.hasBaselines) {
    fits.set('mean', (train) => Promise.resolve({ scorer: meanBaseline(train), params: {} }));
    fits.set('bias', (train) => Promise.resolve({ scorer: biasBaseline(train), params: {} }));
  }
  const judged: JudgedRatings[] = [];
  for (const [algorithm, fit] of fits) {
    const results: RatedSeed[] = [];
    const isBaseline = !input.algorithms.includes(algorithm);
    for (const fitSeed of isBaseline ? input.seeds.slice(0, 1) : input.seeds) {
      const parts: RatingEvaluation[] = [];
      let [fitSeconds, params]: [number, unknown] = [0, {}];
      for (let fold = 0; fold < held.folds; fold++) {
        const told = (fraction: number) =>
          input.progress(`judging ${algorithm}`, (fold + fraction) / held.folds);
        const { train, test } = held.ratingsOf(fold);
        if (fold === 0) checkRatings(train, test);
        const started = performance.now();
        const fitted = await fit(train, fitSeed, (fraction) => told(0.8 * fraction));
        fitSeconds += (performance.now() - started) / 1000;
        params = fitted.params;
        parts.push(evaluateRatings(fitted.scorer, train, test, (fraction) => told(0.8 + 0.2 * fraction)));
      }
      results.push({ ...joinRatings(parts), seed: fitSeed, fitSeconds, params });
    }
    judged.push({ algorithm, isBaseline, results });
  }
  const valuesOf = ({ algorithm, results }: JudgedRatings) => ({
    id: algorithm,
    rows: results[0]!.judged.rows,
    values: results[0]!.judged.values.rmse,
  });
  const baselines = judged.filter(({ isBaseline }) => isBaseline);
  const runs = judged.map((run): RatedRun => {
    const { algorithm, isBaseline, results } = run;
    const [first] = results;
    const { values, rows } = first!.judged;
    const draws = resampledMeans([values.rmse, values.mae], seed);
    const { means, deviations } = overSeeds(results.map(({ metrics }) => metrics));
    const others = baselines.filter((other) => other !== run);
    return {
      algorithm,
      isBaseline,
      params: first!.params,
      metrics: means,
      deviations: results.length > 1 ? deviations : null,
      seeds: results.map((result) => ({ seed: result.seed, metrics: result.metrics })),
      perCustomer: { rmse: meanInterval(values.rmse, draws[0]!), mae: meanInterval(values.mae, draws[1]!) },
      verdicts: verdictsOf(valuesOf(run), others.map(valuesOf), seed, true),
      judgedRatings: first!.judgedRatings,
      judgedCustomers: rows.length,
      fitSeconds: results.reduce((sum, { fitSeconds }) => sum + fitSeconds, 0) / results.length,
    };
  });
  const compared = input.compare.flatMap((id) => judged.find(({ algorithm }) => algorithm === id) ?? []);
  const comparison = compared.length > 1 ? comparePairs(compared.map(valuesOf), seed, true) : null;
  return {
    protocol: {
      split: 'train' in files ? { kind: 'given' as const } : { ...input.split },
      seed,
      seeds: input.seeds,
      metric: 'rmse',
      dataHash: hashArrays(...read.logs.flatMap(arraysOf)),
      customers: read.customers.size,
      products: read.items.size,
      judgedRatings: runs[0]?.judgedRatings ?? 0,
      judgedCustomers: runs[0]?.judgedCustomers ?? 0,
      version,
    },
    runs,
    comparison,
  };
}
