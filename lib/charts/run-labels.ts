import { type ModelRunView } from '@/lib/schemas/model';

type Run = Pick<ModelRunView, 'id' | 'algorithm' | 'params' | 'protocol'>;

/** Parameters that two of the runs both have, with different values; in the order of their first appearance. */
export function differingParams(runs: readonly Pick<Run, 'params'>[]): string[] {
  const values = new Map<string, Set<string>>();
  for (const { params } of runs)
    for (const [name, value] of Object.entries(params))
      values.set(name, (values.get(name) ?? new Set()).add(String(value)));
  return [...values].filter(([, seen]) => seen.size > 1).map(([name]) => name);
}

/** Every parameter that one of the runs has, in the order of their first appearance. */
export const allParams = (runs: readonly Pick<Run, 'params'>[]): string[] => [
  ...new Set(runs.flatMap(({ params }) => Object.keys(params))),
];

/**
 * The shortest names that tell runs apart: the algorithm's; where several share it, with the parameters in which they differ;
 * where these are equal as well, with a number in their order.
 */
export function runLabels(
  runs: readonly Run[],
  nameOf: (algorithm: Run['algorithm']) => string,
): Map<string, string> {
  const labels = new Map<string, string>();
  const peersOf = (run: Run) => runs.filter(({ algorithm }) => algorithm === run.algorithm);
  for (const run of runs) {
    const peers = peersOf(run);
    const details = differingParams(peers)
      .filter((name) => name in run.params)
      .map((name) => `${name} ${String(run.params[name])}`);
    const seeds = new Set(peers.map(({ protocol }) => protocol.seed));
    if (seeds.size > 1) details.push(`seed ${run.protocol.seed}`);
    labels.set(run.id, [nameOf(run.algorithm), details.join(', ')].filter(Boolean).join(' · '));
  }
  for (const run of runs) {
    const twins = peersOf(run).filter(({ id }) => labels.get(id) === labels.get(run.id));
    if (twins.length > 1)
      twins.forEach(({ id }, at) => labels.set(id, `${labels.get(id) ?? ''} (${at + 1})`));
  }
  return labels;
}
