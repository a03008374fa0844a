import { pairedTest, type PairedTest, resampledMeans } from './bootstrap';
import { commonCustomers } from './common-customers';
import { holm } from './holm';
import { type JudgedValues, type Relation, relationOf } from './verdict';

export interface Pair extends PairedTest {
  readonly a: string;
  readonly b: string;
  /** `p` corrected by Holm for all pairs. */
  readonly pHolm: number;
  /** Of a to b. */
  readonly relation: Relation;
}

/**
 * Every model against every other, each pair once, over the customers that all of them judged.
 * @param isError the lower the better
 */
export function comparePairs(
  models: readonly JudgedValues[],
  seed: number,
  isError = false,
): { customers: number; pairs: Pair[] } {
  const { rows, places } = commonCustomers(models);
  const series = models.map(({ values }, which) => Float32Array.from(places[which]!, (at) => values[at]!));
  const draws = resampledMeans(series, seed);
  const tested = models.flatMap((_, a) =>
    models.slice(a + 1).map((_other, step) => {
      const b = a + 1 + step;
      return { a, b, test: pairedTest(series[a]!, series[b]!, draws[a]!, draws[b]!) };
    }),
  );
  const corrected = holm(tested.map(({ test }) => test.p));
  const pairs = tested.map(({ a, b, test }, at) => ({
    a: models[a]!.id,
    b: models[b]!.id,
    ...test,
    pHolm: corrected[at]!,
    relation: relationOf(corrected[at]!, test.difference.mean, isError),
  }));
  return { customers: rows.length, pairs };
}
