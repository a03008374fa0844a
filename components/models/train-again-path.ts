import { paramsToText } from '@/components/training/params-in-address';
import { type ModelRunView } from '@/lib/schemas/model';

/** The address of the training form, filled in as a run was trained. */
export function trainAgainPath(shop: string, { algorithm, params, protocol }: ModelRunView): string {
  const { split, feedback, k, seed } = protocol;
  const query = new URLSearchParams({
    tab: 'train',
    algorithm,
    set: paramsToText(params),
    feedback,
    k: String(k),
    seed: String(seed),
    ...(split.kind === 'given' ? {} : { split: split.kind, test: String(Math.round(100 * split.testRatio)) }),
    ...('folds' in split && split.folds ? { folds: String(split.folds) } : {}),
  });
  return `/${shop}/models?${query.toString()}`;
}
