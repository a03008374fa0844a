import 'server-only';
import { type State } from '@/lib/ml/recommender';
import { AppError } from '@/lib/schemas/app-error';
import { loadArrays, saveArrays } from './array-parts';

/** Puts a fitted model into the database; gives back its size in bytes. */
export const saveState = (runId: string, state: State): Promise<number> =>
  saveArrays('ModelPart', runId, state);

/** Reads a fitted model back, bit by bit as it was saved. Throws `not-found` where the run has none. */
export async function loadState(runId: string): Promise<State> {
  const state = await loadArrays('ModelPart', runId);
  if (!state) throw new AppError('not-found', 'This run has no fitted model. Train again.');
  return state;
}
