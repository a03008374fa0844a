import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { recommenderOf } from '@/lib/ml/recommenders';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type StartSearchInput } from '@/lib/schemas/search';
import { checkFeedback } from './check-feedback';
import { checkParams } from './check-params';
import { readShape } from './read-shape';
import { searchedParams } from './searched-params';
import { checkMemory } from './training-memory';

/** Queues a hyper-parameter search; the same one twice is one. Throws `invalid-input` where there is nothing to search. */
export async function startSearch(
  context: Context,
  input: StartSearchInput,
): Promise<{ jobId: string; created: boolean }> {
  const { algorithm } = input;
  const recommender = recommenderOf(algorithm);
  if (input.split.kind === 'k-fold') throw saidError('invalid-input', 'searchFolds');
  const params = checkParams(algorithm, input.params);
  checkFeedback({ ...input, params });
  checkMemory(algorithm, params, await readShape(context));
  if (searchedParams(recommender, input.params).every((name) => name in input.params))
    throw saidError('invalid-input', 'nothingToSearch', { algorithm: recommender.title });
  const payload = { ...input, params: { ...input.params }, split: { ...input.split } };
  return enqueue(context, {
    kind: 'search',
    payload,
    subject: recommender.title,
    dedupeKey: `search:${JSON.stringify(payload)}`,
  });
}
