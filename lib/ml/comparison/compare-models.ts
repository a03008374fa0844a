import { type Interval, meanInterval, resampledMeans } from './bootstrap';
import { commonCustomers } from './common-customers';
import { type CustomerGroups } from './groups';
import { type TestedPair, testPairs } from './pairs';

/** A judged model: ranking metrics by customer. */
export interface ComparedModel {
  /** Rows (or ids) of the judged customers, ascending. */
  readonly rows: Int32Array;
  /** Metric id → one value a judged customer; the same metrics for every model. */
  readonly values: Readonly<Record<string, Float32Array>>;
}

export interface ComparedGroup {
  readonly dimension: CustomerGroups['dimension'];
  readonly group: string;
  readonly customers: number;
  /** One a model; null where the group is too small to tell. */
  readonly values: readonly (Interval | null)[];
  /** One a model, against the first one. */
  readonly against: readonly { readonly wins: number; readonly ties: number; readonly losses: number }[];
}

export interface ModelComparison {
  /** Customers that all models judged. */
  readonly customers: number;
  /** One a model: metric id → mean with its interval. */
  readonly intervals: readonly Readonly<Record<string, Interval>>[];
  /** Every model against every one before it. */
  readonly pairs: readonly TestedPair[];
  readonly groups: readonly ComparedGroup[];
}

/** A smaller group shows no mean: it would be chance, and could give a single customer away. */
const SMALLEST_GROUP = 10;

function contest(a: Float32Array, b: Float32Array): ComparedGroup['against'][number] {
  let [wins, losses] = [0, 0];
  for (let at = 0; at < a.length; at++) {
    if (a[at]! > b[at]!) wins++;
    else if (a[at]! < b[at]!) losses++;
  }
  return { wins, losses, ties: a.length - wins - losses };
}

function groupsOf(
  series: readonly Float32Array[],
  { dimension, names, codes }: CustomerGroups,
  seed: number,
): ComparedGroup[] {
  return names.flatMap((group, code) => {
    const members = Int32Array.from(codes.keys()).filter((at) => codes[at] === code);
    if (members.length === 0) return [];
    const own = series.map((values) => Float32Array.from(members, (at) => values[at]!));
    const isSmall = members.length < SMALLEST_GROUP;
    const draws = isSmall ? [] : resampledMeans(own, seed);
    return [
      {
        dimension,
        group,
        customers: members.length,
        values: own.map((values, model) => (isSmall ? null : meanInterval(values, draws[model]!))),
        against: own.map((values) => contest(values, own[0]!)),
      },
    ];
  });
}

/**
 * Compares models over the customers that all of them judged: intervals of every metric, every pair with Holm's correction over all
 * pairs, and groups of customers. One draw of customers serves all models and metrics, so that everything is paired.
 * @param metric what pairs and groups are told of
 * @param groups groups of the first model's customers, parallel to its rows
 */
export function compareModels(
  models: readonly ComparedModel[],
  groups: readonly CustomerGroups[],
  metric: string,
  seed: number,
): ModelComparison {
  const { rows, places } = commonCustomers(models);
  const metrics = Object.keys(models[0]?.values ?? {});
  const pick = (model: number, id: string) =>
    Float32Array.from(places[model]!, (at) => models[model]!.values[id]![at]!);
  const series = models.map((_, model) => metrics.map((id) => pick(model, id)));
  const draws = resampledMeans(series.flat(), seed);
  const drawOf = (model: number, which: number) => draws[model * metrics.length + which]!;
  const deciding = metrics.indexOf(metric);
  const decided = series.map((values) => values[deciding]!);
  return {
    customers: rows.length,
    intervals: series.map((values, model) =>
      Object.fromEntries(
        metrics.map((id, which) => [id, meanInterval(values[which]!, drawOf(model, which))]),
      ),
    ),
    pairs: testPairs(
      decided,
      models.map((_, model) => drawOf(model, deciding)),
    ),
    groups: groups.flatMap(({ codes, ...dimension }) =>
      groupsOf(decided, { ...dimension, codes: places[0]!.map((at) => codes[at]!) }, seed),
    ),
  };
}
