/** The metrics in the order of tables: id without its @K, the term that explains it, and how it is written. */
export const metricNames = [
  { id: 'ndcg', term: 'ndcg', label: 'nDCG' },
  { id: 'map', term: 'map', label: 'MAP' },
  { id: 'precision', term: 'precision', label: 'Precision' },
  { id: 'recall', term: 'recall', label: 'Recall' },
  { id: 'hit-rate', term: 'hitRate', label: 'Hit rate' },
  { id: 'mrr', term: 'mrr', label: 'MRR' },
  { id: 'coverage', term: 'coverage', label: 'Coverage' },
] as const;

/** The value of a metric whatever its K is: metricOf({'ndcg@10': .4}, 'ndcg') → .4 */
export function metricOf(metrics: Readonly<Record<string, number>> | null, id: string): number | null {
  const key = Object.keys(metrics ?? {}).find((name) => name === id || name.startsWith(`${id}@`));
  return key === undefined ? null : (metrics?.[key] ?? null);
}
