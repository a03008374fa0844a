import type { SplitKind, SplitOptions, Stratum } from '@/lib/ml/splits';

/**
 * How train is split once more to choose hyper-parameters: as the test part was, so that they are chosen for the same question.
 * Parts of a cross-validation and a given test part have the flavour of a random split.
 * @param ratio share held out, where it is not to be that of the test part: the less, the closer the inner train part is to what the
 *   winner is fitted on, and the better its parameters suit it
 */
export function validationSplit(
  outer: {
    readonly kind: SplitKind | 'given';
    readonly testRatio?: number;
    readonly folds?: number | undefined;
    readonly stratify?: Stratum | undefined;
  },
  seed: number,
  ratio?: number,
): SplitOptions {
  const { kind, testRatio = 0.2, folds = 5, stratify } = outer;
  if (kind === 'k-fold') return { kind: 'random', testRatio: ratio ?? 1 / folds, seed };
  return { kind: kind === 'given' ? 'random' : kind, testRatio: ratio ?? testRatio, seed, stratify };
}
