import { type PairedTest, pairedTest, resampledMeans } from './bootstrap';
import { commonCustomers } from './common-customers';
import { holm } from './holm';
import { type JudgedValues, type Relation, relationOf } from './verdict';

export interface TestedPair extends PairedTest {
  /** Places of the two in the list of models; `model` comes later. */
  readonly model: number;
  readonly against: number;
  /** `p` corrected by Holm for all pairs. */
  readonly pHolm: number;
  readonly relation: Relation;
}

/**
 * Every model against every one before it, with Holm's correction over all pairs.
 * @param series one array a model, each with one value a customer
 * @param draws resampled means of each, from one call of resampledMeans
 * @param isError the lower the better
 */
export function testPairs(
  series: readonly Float32Array[],
  draws: readonly Float64Array[],
  isError = false,
): TestedPair[] {
  const pairs = series.flatMap((_, model) =>
    series.slice(0, model).map((_other, against) => ({
      model,
      against,
      ...pairedTest(series[model]!, series[against]!, draws[model]!, draws[against]!, isError),
    })),
  );
  const corrected = holm(pairs.map(({ p }) => p));
  return pairs.map((pair, at) => {
    const pHolm = corrected[at]!;
    return { ...pair, pHolm, relation: relationOf(pHolm, pair.difference.mean, isError) };
  });
}

export interface NamedPair extends Omit<TestedPair, 'model' | 'against'> {
  readonly a: string;
  readonly b: string;
}

/**
 * Models in pairs over the customers that all of them judged: each against every one after it.
 * @param isError the lower the better
 */
export function comparePairs(
  models: readonly JudgedValues[],
  seed: number,
  isError = false,
): { customers: number; pairs: NamedPair[] } {
  const turned = [...models].reverse();
  const { rows, places } = commonCustomers(turned);
  const series = turned.map(({ values }, which) => Float32Array.from(places[which]!, (at) => values[at]!));
  const pairs = testPairs(series, resampledMeans(series, seed), isError)
    .map(({ model, against, ...test }) => ({ a: turned[model]!.id, b: turned[against]!.id, ...test }))
    .reverse();
  return { customers: rows.length, pairs };
}
