import 'server-only';
import { type State } from '@/lib/ml/recommender';
import { saidError } from '@/lib/schemas/said-error';
import { loadArrays, saveArrays } from './array-parts';

/** Counts up whenever any recommender reads another state than it used to: a model of the past is refused, not misread. */
const STATE_FORMAT = 2;

/** Puts a fitted model into the database; gives back its size in bytes. */
export const saveState = (runId: string, state: State): Promise<number> =>
  saveArrays('ModelPart', runId, { ...state, stateFormat: STATE_FORMAT });

/** Reads a fitted model back, bit by bit as it was saved. Throws `not-found` where the run has none that can be read. */
export async function loadState(runId: string): Promise<State> {
  const stored = await loadArrays('ModelPart', runId);
  if (!stored) throw saidError('not-found', 'noFittedModel');
  const { stateFormat, ...state } = stored;
  if (stateFormat !== STATE_FORMAT) throw saidError('not-found', 'otherVersion');
  return state;
}
