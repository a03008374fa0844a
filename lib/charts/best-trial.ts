import { type SearchTrial, type SearchView } from '@/lib/schemas/search';

const isSame = (a: SearchTrial['params'], b: SearchTrial['params']): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};

/**
 * The trial that won a search. It need not have the highest value: trials of a blend's members stand among them, each judged
 * by itself.
 */
export const bestTrial = ({ trials, best }: Pick<SearchView, 'trials' | 'best'>): SearchTrial | undefined =>
  trials.findLast(({ params }) => isSame(params, best));
