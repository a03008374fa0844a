import { type ModelRunView, type Protocol } from '@/lib/schemas/model';

/** Parts of a protocol that must be the same for two runs to be compared customer by customer. */
export const decisiveParts = ['split', 'seed', 'k', 'dataHash'] as const;
export type DecisivePart = (typeof decisiveParts)[number];

/** In which of them two protocols differ; none: they held the same interactions out of the same data. */
export function protocolDifferences(a: Protocol, b: Protocol): DecisivePart[] {
  return decisiveParts.filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]));
}

type Run = Pick<
  ModelRunView,
  'id' | 'algorithm' | 'protocol' | 'metrics' | 'isCurrent' | 'isArchived' | 'createdAt'
>;

const accuracy = ({ metrics }: Run): number =>
  Object.entries(metrics ?? {}).find(([name]) => name.startsWith('ndcg@'))?.[1] ?? -1;

/**
 * What to compare before anything was chosen: of the protocol that the current run (else the newest) was judged by, the best
 * run of each algorithm, popularity first as the one to beat, then by nDCG. At most `most`.
 */
export function runsToCompare(runs: readonly Run[], most = 6): string[] {
  const shown = runs.filter(({ isArchived, metrics }) => !isArchived && metrics !== null);
  const anchor = shown.find(({ isCurrent }) => isCurrent) ?? shown[0];
  if (!anchor) return [];
  const best = new Map<string, Run>();
  for (const run of shown) {
    if (protocolDifferences(run.protocol, anchor.protocol).length > 0) continue;
    const known = best.get(run.algorithm);
    if (!known || accuracy(run) > accuracy(known)) best.set(run.algorithm, run);
  }
  const rank = (run: Run) => (run.algorithm === 'popularity' ? Infinity : accuracy(run));
  return [...best.values()]
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, most)
    .map(({ id }) => id);
}
