import { type ModelRunView, type Protocol } from '@/lib/schemas/model';

/** Parts of a protocol that must be the same for two runs to be compared customer by customer. */
export const decisiveParts = ['split', 'seed', 'k', 'dataHash'] as const;
export type DecisivePart = (typeof decisiveParts)[number];

/** What of a split decides which interactions are held out. */
function splitText({ split }: Protocol): string {
  switch (split.kind) {
    case 'random':
    case 'temporal':
      return `${split.kind} ${split.testRatio}`;
    case 'k-fold':
      return `${split.kind} ${split.folds ?? 5}`;
    default:
      return split.kind;
  }
}

const isDrawn = ({ split }: Protocol) => split.kind === 'random' || split.kind === 'k-fold';

/**
 * In which of them two protocols differ; none: they held the same interactions out of the same data. The seed tells splits
 * apart only where chance makes them.
 */
export function protocolDifferences(a: Protocol, b: Protocol): DecisivePart[] {
  const differs = {
    split: splitText(a) !== splitText(b),
    seed: a.seed !== b.seed && isDrawn(a) && isDrawn(b),
    k: a.k !== b.k,
    dataHash: a.dataHash !== b.dataHash,
  };
  return decisiveParts.filter((part) => differs[part]);
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
