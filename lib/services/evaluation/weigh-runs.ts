import 'server-only';
import { type Interval, meanInterval, resampledMeans } from '@/lib/ml/comparison/bootstrap';
import { type CustomerGroups } from '@/lib/ml/comparison/groups';
import { type JudgedCustomers } from '@/lib/ml/evaluate';

/** A group with fewer customers says nothing, and could give single ones away. */
const FEWEST = 10;

/** Ranking metric with K → mean over customers with its interval. */
export function intervalsOf({ k, values }: JudgedCustomers, seed: number): Record<string, Interval> {
  const ids = Object.keys(values);
  const series = ids.map((id) => values[id]!);
  const draws = resampledMeans(series, seed);
  return Object.fromEntries(ids.map((id, at) => [`${id}@${k}`, meanInterval(series[at]!, draws[at]!)]));
}

export interface GroupMean {
  readonly dimension: CustomerGroups['dimension'];
  readonly group: string;
  readonly customers: number;
  /** Of the deciding metric; null where the group is smaller than ten customers. */
  readonly mean: Interval | null;
}

/** Means of a metric by group; empty groups are left out. */
export function groupMeans(
  groups: readonly CustomerGroups[],
  values: Float32Array,
  seed: number,
): GroupMean[] {
  return groups.flatMap(({ dimension, names, codes }) =>
    names.flatMap((group, code) => {
      const own = values.filter((_, at) => codes[at] === code);
      if (own.length === 0) return [];
      const mean = own.length < FEWEST ? null : meanInterval(own, resampledMeans([own], seed)[0]!);
      return [{ dimension, group, customers: own.length, mean }];
    }),
  );
}

/** Mean and sample standard deviation over seeds, by metric. */
export function overSeeds(all: readonly Readonly<Record<string, number>>[]): {
  means: Record<string, number>;
  deviations: Record<string, number>;
} {
  const names = Object.keys(all[0] ?? {});
  const meanOf = (name: string) => all.reduce((sum, metrics) => sum + (metrics[name] ?? 0), 0) / all.length;
  const means = Object.fromEntries(names.map((name) => [name, meanOf(name)]));
  const deviations = Object.fromEntries(
    names.map((name) => {
      const squares = all.reduce((sum, metrics) => sum + ((metrics[name] ?? 0) - means[name]!) ** 2, 0);
      return [name, all.length < 2 ? 0 : Math.sqrt(squares / (all.length - 1))];
    }),
  );
  return { means, deviations };
}
