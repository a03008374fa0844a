import { DEFAULT_FOLDS } from '@/lib/ml/splits';
import { type Protocol } from '@/lib/schemas/model';

function splitKey(split: Protocol['split'], seed: number): readonly (string | number)[] {
  switch (split.kind) {
    case 'random':
      return [split.kind, split.testRatio, seed];
    case 'k-fold':
      return [split.kind, split.folds ?? DEFAULT_FOLDS, seed];
    case 'temporal':
      return [split.kind, split.testRatio];
    default:
      return [split.kind];
  }
}

/**
 * Runs with the same key were judged on the same held-out entries with the same K, whatever they were fitted on: only they can be
 * compared. A seed tells splits apart only where chance makes them.
 */
export const protocolKey = ({
  split,
  seed,
  k,
  dataHash,
}: Pick<Protocol, 'split' | 'seed' | 'k' | 'dataHash'>): string =>
  JSON.stringify([...splitKey(split, seed), k, dataHash]);
