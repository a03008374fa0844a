import 'server-only';
import { type Interval } from '@/lib/ml/comparison/bootstrap';
import { groupCustomers } from '@/lib/ml/comparison/groups';
import { comparePairs, type NamedPair } from '@/lib/ml/comparison/pairs';
import { type Verdict, verdictsOf } from '@/lib/ml/comparison/verdict';
import { hashArrays } from '@/lib/ml/hash';
import { arraysOf, entriesOf, type Feedback, matrixOf } from '@/lib/ml/interactions';
import { type AnyRecommender } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import type { SearchResult } from '@/lib/ml/search/search-params';
import { type SplitKind, type Stratum } from '@/lib/ml/splits';
import { type Protocol } from '@/lib/schemas/model';
import { type SearchTrial } from '@/lib/schemas/search';
import { baselinesFor } from '@/lib/services/models/choose-baselines';
import { version } from '@/package.json';
import { type FileSplit, openHeldOut } from './held-out-files';
import { judgeAlgorithm, type JudgedAlgorithm, type SearchChoice, type SeedResult } from './judge-algorithm';
import { readInteractions } from './read-interactions';
import { readProducts } from './read-products';
import { type GroupMean, groupMeans, intervalsOf, overSeeds } from './weigh-runs';

export interface EvaluateFilesInput {
  readonly files: { readonly train: string; readonly test: string } | { readonly data: string };
  /** File of products: texts and categories. */
  readonly products?: string | undefined;
  readonly split: {
    readonly kind: SplitKind;
    readonly testRatio: number;
    readonly folds?: number;
    readonly stratify?: Stratum | undefined;
  };
  readonly algorithms: readonly string[];
  /** Parameters by algorithm id. */
  readonly params: Readonly<Record<string, SearchTrial['params']>>;
  /** `auto`: each algorithm's own preference. */
  readonly feedback: Feedback | 'auto';
  readonly k: number;
  /** Of splits, searches and draws. */
  readonly seed: number;
  /** A fit from each. */
  readonly seeds: readonly number[];
  readonly search: SearchChoice | null;
  /** Judges popularity and, where it fits, EASE along. */
  readonly hasBaselines: boolean;
  /** Ids to compare in pairs. */
  readonly compare: readonly string[];
  /** Ranking metric that verdicts, groups and comparisons rest on. */
  readonly metric: string;
  readonly progress: (stage: string, fraction: number) => void;
}

export interface EvaluatedRun {
  readonly algorithm: string;
  readonly title: string;
  /** Judged along without being asked for. */
  readonly isBaseline: boolean;
  readonly params: unknown;
  readonly feedback: Feedback;
  /** Means over the seeds. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Standard deviations over the seeds; null with one seed. */
  readonly deviations: Readonly<Record<string, number>> | null;
  readonly seeds: readonly SeedResult[];
  /** Of the ranking metrics, over customers. */
  readonly intervals: Readonly<Record<string, Interval>>;
  readonly verdicts: readonly Verdict[];
  readonly groups: readonly GroupMean[];
  readonly searches: readonly SearchResult[];
  readonly judgedCustomers: number;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

export interface FileEvaluation {
  readonly protocol: Omit<Protocol, 'feedback'> & {
    readonly feedback: Feedback | 'auto';
    readonly seeds: readonly number[];
    readonly metric: string;
  };
  readonly runs: readonly EvaluatedRun[];
  readonly comparison: { readonly customers: number; readonly pairs: readonly NamedPair[] } | null;
}

/** What an algorithm is fed where nobody chose: ratings where it wants them and the data has them, else 1 for each. */
export const preferredFeedback = (recommender: AnyRecommender, hasRatings: boolean): Feedback =>
  hasRatings ? recommender.traits.feedback : 'binary';

const canBeSearched = (recommender: AnyRecommender, params: SearchTrial['params']) =>
  Object.keys(recommender.ranges).length > 0 || recommender.parts(params).length > 0;

/** Fits and judges algorithms on files, all on one protocol. */
export async function evaluateFiles(input: EvaluateFilesInput): Promise<FileEvaluation> {
  const { files, k, seed, metric } = input;
  const asked = input.algorithms.map((id) => recommenderOf(id));
  for (const recommender of asked) recommender.params.parse(input.params[recommender.id] ?? {});
  input.progress('reading', 0);
  const read = await readInteractions('train' in files ? [files.train, files.test] : [files.data]);
  const catalogue = await readProducts(input.products, read);
  const split: FileSplit =
    'train' in files
      ? { kind: 'given', testRatio: 0.2, seed, stratify: input.split.stratify }
      : { ...input.split, seed };
  const held = openHeldOut({ logs: read.logs, catalogue }, split);

  const shape = {
    customers: read.customers.size,
    items: read.items.size,
    interactions: read.logs[0]?.itemOf.length ?? 0,
  };
  const baselines = input.hasBaselines
    ? baselinesFor(shape).filter((id) => !input.algorithms.includes(id))
    : [];
  const judged: { recommender: AnyRecommender; feedback: Feedback; result: JudgedAlgorithm }[] = [];
  for (const recommender of [...asked, ...baselines.map((id) => recommenderOf(id))]) {
    const isAsked = asked.includes(recommender);
    const params = (isAsked ? input.params[recommender.id] : undefined) ?? {};
    const feedback =
      input.feedback === 'auto' ? preferredFeedback(recommender, read.hasRatings) : input.feedback;
    const isSearched = isAsked && (asked.length === 1 || canBeSearched(recommender, params));
    const result = await judgeAlgorithm(recommender, held, {
      params,
      feedback,
      k,
      split,
      seeds: input.seeds,
      search: isSearched ? input.search : null,
      progress: input.progress,
    });
    judged.push({ recommender, feedback, result });
  }

  const valuesOf = ({ recommender, result }: (typeof judged)[number]) => ({
    id: recommender.id,
    rows: result.judged.rows,
    values: result.judged.values[metric]!,
  });
  const against = baselinesFor(shape);
  const whole = matrixOf(entriesOf(read.logs[0]!, 'binary'), undefined, 1, catalogue);
  const runs = judged.map((run): EvaluatedRun => {
    const { recommender, feedback, result } = run;
    const { means, deviations } = overSeeds(result.seeds.map(({ metrics }) => metrics));
    const part = held.folds > 1 ? { train: whole, test: whole } : held.partOf(feedback, 0);
    const others = judged.filter((other) => other !== run && against.includes(other.recommender.id));
    const mean = (of: (result: SeedResult) => number) =>
      result.seeds.reduce((sum, each) => sum + of(each), 0) / result.seeds.length;
    return {
      algorithm: recommender.id,
      title: recommender.title,
      isBaseline: !asked.includes(recommender),
      params: result.params,
      feedback,
      metrics: means,
      deviations: result.seeds.length > 1 ? deviations : null,
      seeds: result.seeds,
      intervals: intervalsOf(result.judged, seed),
      verdicts: verdictsOf(valuesOf(run), others.map(valuesOf), seed),
      groups: groupMeans(
        groupCustomers(part.train, part.test, result.judged.rows),
        result.judged.values[metric]!,
        seed,
      ),
      searches: result.searches,
      judgedCustomers: result.judgedCustomers,
      fitSeconds: mean(({ fitSeconds }) => fitSeconds),
      scoreSeconds: mean(({ scoreSeconds }) => scoreSeconds),
    };
  });
  const compared = input.compare.flatMap(
    (id) => judged.find(({ recommender }) => recommender.id === id) ?? [],
  );
  const [first] = judged;
  return {
    protocol: {
      trainInteractions: first?.result.trainInteractions ?? 0,
      testInteractions: first?.result.testInteractions ?? 0,
      judgedCustomers: first?.result.judgedCustomers ?? 0,
      feedback: input.feedback,
      split: 'train' in files ? { kind: 'given' } : { ...input.split },
      k,
      seed,
      seeds: input.seeds,
      metric,
      dataHash: hashArrays(...read.logs.flatMap(arraysOf)),
      dataVersion: null,
      candidates: 'all-unseen-in-train',
      customers: read.customers.size,
      products: read.items.size,
      version,
    },
    runs,
    comparison: compared.length > 1 ? comparePairs(compared.map(valuesOf), seed) : null,
  };
}
