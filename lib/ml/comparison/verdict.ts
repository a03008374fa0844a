import { type Interval, pairedTest, resampledMeans } from './bootstrap';
import { commonCustomers } from './common-customers';
import { holm } from './holm';

/** What a verdict rests on: one value a judged customer. */
export interface JudgedValues {
  readonly id: string;
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

export type Relation = 'better' | 'worse' | 'undecided';

export interface Verdict {
  readonly against: string;
  readonly relation: Relation;
  /** By what share the model's mean lies above the baseline's, with its 95 % interval; null where that mean is 0. */
  readonly relative: Interval | null;
  /** Two-sided, corrected by Holm for all baselines. */
  readonly p: number;
}

/** Family-wise error that a verdict may have. */
const SIGNIFICANCE = 0.05;

/** What a corrected p and the sign of a difference say; of errors the lower is the better. */
export function relationOf(p: number, difference: number, isError: boolean): Relation {
  if (p >= SIGNIFICANCE) return 'undecided';
  return difference > 0 === isError ? 'worse' : 'better';
}

/**
 * A model against baselines over the customers that all of them judged: paired bootstrap, Holm's correction over the baselines.
 * `undecided` is no proof of equality: these customers do not tell the two apart.
 * @param isError the lower the better
 */
export function verdictsOf(
  model: JudgedValues,
  baselines: readonly JudgedValues[],
  seed: number,
  isError = false,
): Verdict[] {
  const all = [model, ...baselines];
  const { places } = commonCustomers(all);
  const series = all.map(({ values }, which) => Float32Array.from(places[which]!, (at) => values[at]!));
  const draws = resampledMeans(series, seed);
  const tests = baselines.map((_, at) =>
    pairedTest(series[0]!, series[at + 1]!, draws[0]!, draws[at + 1]!, isError),
  );
  const corrected = holm(tests.map(({ p }) => p));
  return baselines.map(({ id }, at) => {
    const { difference, relative } = tests[at]!;
    const p = corrected[at]!;
    return { against: id, relation: relationOf(p, difference.mean, isError), relative, p };
  });
}
