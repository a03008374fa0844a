import 'server-only';
import { type State } from '@/lib/ml/recommender';
import { saidError } from '@/lib/schemas/said-error';
import { loadArrays, type NamedArrays, saveArrays } from './array-parts';

/** What a run's judgement left: by judged customer, in ascending order of customer ids. */
export interface JudgedRun {
  readonly k: number;
  readonly customerIds: Int32Array;
  /** Ids of the recommended products, k places a customer, best first; -1 where there were fewer. */
  readonly lists: Int32Array;
  /** Products in each customer's history. */
  readonly historySizes: Int32Array;
  /** customers + 1 offsets into `held`. */
  readonly heldOffsets: Int32Array;
  /** Ids of the products that were held out. */
  readonly held: Int32Array;
  /** Ranking metric id ('ndcg', …) → values. */
  readonly values: Readonly<Record<string, Float32Array>>;
  /** Baseline's algorithm → nDCG@K. */
  readonly baselines: Readonly<Record<string, Float32Array>>;
  /** Dimension ('activity', …) → codes of the run's named groups; -1 where it does not tell. */
  readonly groups: Readonly<Record<string, Int32Array>>;
}

const under = <T>(prefix: string, arrays: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${prefix}:${name}`, array]));

export function saveJudged(
  runId: string,
  { values, baselines, groups, ...arrays }: JudgedRun,
): Promise<number> {
  return saveArrays('JudgedPart', runId, {
    ...arrays,
    ...under('value', values),
    ...under('baseline', baselines),
    ...under('group', groups),
  });
}

/** The arrays of one type whose names begin with `prefix:`. */
function within<T extends Float32Array | Int32Array>(
  stored: NamedArrays,
  prefix: string,
  isType: (value: NamedArrays[string]) => value is T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]) =>
      name.startsWith(`${prefix}:`) && isType(value) ? [[name.slice(prefix.length + 1), value]] : [],
    ),
  );
}

const isFloats = (value: State[string]) => value instanceof Float32Array;
const isInts = (value: State[string]) => value instanceof Int32Array;

async function load(runId: string): Promise<JudgedRun> {
  const stored = (await loadArrays('JudgedPart', runId)) ?? {};
  const ints = (name: string): Int32Array => {
    const value = stored[name];
    if (!(value instanceof Int32Array)) throw saidError('not-enough-data', 'nothingKept');
    return value;
  };
  return {
    k: typeof stored.k === 'number' ? stored.k : 0,
    customerIds: ints('customerIds'),
    lists: ints('lists'),
    historySizes: ints('historySizes'),
    heldOffsets: ints('heldOffsets'),
    held: ints('held'),
    values: within(stored, 'value', isFloats),
    baselines: within(stored, 'baseline', isFloats),
    groups: within(stored, 'group', isInts),
  };
}

/** Judgements in memory: the ones that were asked for last. They never change. */
const KEPT = 24;

const process_ = globalThis as typeof globalThis & { kindredJudged?: Map<string, Promise<JudgedRun>> };

/** A run's judged customers. Throws `not-enough-data` where it kept none. Who may see the run is for the caller to check. */
export async function loadJudged(runId: string): Promise<JudgedRun> {
  const kept = (process_.kindredJudged ??= new Map<string, Promise<JudgedRun>>());
  const judged = kept.get(runId) ?? load(runId);
  kept.delete(runId);
  kept.set(runId, judged);
  judged.catch(() => kept.delete(runId));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return judged;
}
