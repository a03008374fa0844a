import 'server-only';
import { type AnyRecommender } from '@/lib/ml/recommender';
import { rungsOf } from '@/lib/ml/search/halving';
import { gridOf, type Ranges, type Setting } from '@/lib/ml/search/search-space';
import { type StartSearchInput } from '@/lib/schemas/search';
import { type GridSize } from '@/lib/schemas/training-estimate';

/** What a search of one algorithm tries. */
export interface PlannedSearch {
  readonly algorithm: string;
  readonly params: Setting;
  readonly settings: number;
  /** Whole judgements that it takes: one on a share of the customers counts as that share. */
  readonly units: number;
  readonly grid: readonly GridSize[];
}

type Wanted = Pick<StartSearchInput, 'method' | 'trials'> & { readonly params: Setting };

function planOne(
  { id, ranges }: AnyRecommender,
  { method, trials, params }: Wanted,
  customers: number,
): PlannedSearch {
  const open: Ranges = Object.fromEntries(Object.entries(ranges).filter(([name]) => !(name in params)));
  const names = Object.keys(open);
  if (names.length === 0) return { algorithm: id, params, settings: 0, units: 0, grid: [] };
  if (method === 'grid') {
    const settings = gridOf(open, trials);
    const values = (name: string) => Math.max(1, new Set(settings.map((setting) => setting[name])).size);
    return {
      ...{ algorithm: id, params, settings: settings.length, units: settings.length },
      grid: names.map((name) => ({ name, values: values(name) })),
    };
  }
  const rungs = method === 'random' ? [] : rungsOf(trials, customers);
  const units = rungs.reduce((sum, rung) => sum + rung.settings * rung.budget, 0) || trials;
  return { algorithm: id, params, settings: trials, units, grid: [] };
}

/**
 * What a search will try, as `searchParams` goes about it: the settings of one algorithm, or those of each part by itself and then the
 * whole once. `params` stay as they are.
 */
export function planSearch(recommender: AnyRecommender, wanted: Wanted, customers: number): PlannedSearch[] {
  const parts = recommender.parts(wanted.params);
  if (parts.length === 0) return [planOne(recommender, wanted, customers)];
  const plans = parts.map(({ recommender: part, prefix }) => {
    const own = Object.entries(wanted.params).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    );
    const plan = planOne(part, { ...wanted, params: Object.fromEntries(own) }, customers);
    return { ...plan, grid: plan.grid.map((size) => ({ ...size, name: prefix + size.name })) };
  });
  const whole = { algorithm: recommender.id, params: wanted.params, settings: 1, units: 1, grid: [] };
  return [...plans, whole];
}
