import type { SplitKind, SplitOptions } from '@/lib/ml/splits';

/**
 * How train is split once more to choose hyper-parameters: as the test part was, so that they are chosen for the same question.
 * Parts of a cross-validation and a given test part have the flavour of a random split.
 */
export function validationSplit(
  outer: {
    readonly kind: SplitKind | 'given';
    readonly testRatio?: number;
    readonly folds?: number | undefined;
  },
  seed: number,
): SplitOptions {
  const { kind, testRatio = 0.2, folds = 5 } = outer;
  if (kind === 'k-fold') return { kind: 'random', testRatio: 1 / folds, seed };
  return { kind: kind === 'given' ? 'random' : kind, testRatio, seed };
}
