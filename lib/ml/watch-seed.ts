import type { FitRun } from './recommender';

/** A run with another seed that notes whether the fit asks for it: one that does not is the same from every seed. */
export function watchSeed(run: FitRun, seed: number): { run: FitRun; isUsed: () => boolean } {
  let isUsed = false;
  const watched: FitRun = {
    ...run,
    get seed() {
      isUsed = true;
      return seed;
    },
  };
  return { run: watched, isUsed: () => isUsed };
}
