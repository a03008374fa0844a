import { algorithmIds } from '@/lib/schemas/algorithm-ids';
import { type AlgorithmId } from '@/lib/schemas/model';

/** Kinds of algorithms, in the order in which they are offered: from the baseline to the hybrids. */
const families = ['baseline', 'neighbours', 'factors', 'linear', 'neural', 'content', 'hybrid'] as const;
export type Family = (typeof families)[number];

const familyOfEach: Readonly<Record<AlgorithmId, Family>> = {
  popularity: 'baseline',
  'user-knn': 'neighbours',
  'item-knn': 'neighbours',
  rp3beta: 'neighbours',
  ials: 'factors',
  svd: 'factors',
  bpr: 'factors',
  ease: 'linear',
  slim: 'linear',
  cnn: 'neural',
  gru: 'neural',
  neumf: 'neural',
  vae: 'neural',
  content: 'content',
  association: 'content',
  blend: 'hybrid',
};

export const familyOf = (id: AlgorithmId): Family => familyOfEach[id];

/** The given algorithms by family; families without any are left out. */
export function byFamily<Algorithm extends { readonly id: AlgorithmId }>(
  algorithms: readonly Algorithm[],
): { readonly family: Family; readonly members: readonly Algorithm[] }[] {
  const rank = new Map(algorithmIds.map((id, at) => [id, at]));
  return families
    .map((family) => ({
      family,
      members: algorithms
        .filter(({ id }) => familyOf(id) === family)
        .sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)),
    }))
    .filter(({ members }) => members.length > 0);
}
