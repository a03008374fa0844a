import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { recommenderOf } from '@/lib/ml/recommenders';
import { AppError } from '@/lib/schemas/app-error';
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
  if (input.split.kind === 'k-fold')
    throw new AppError(
      'invalid-input',
      'A search needs one test part that it never sees, and a cross-validation tests on everything. Choose another split.',
    );
  const params = checkParams(algorithm, input.params);
  checkFeedback({ ...input, params });
  checkMemory(algorithm, params, await readShape(context));
  if (searchedParams(recommender, input.params).every((name) => name in input.params))
    throw new AppError(
      'invalid-input',
      `${recommender.title} has no parameter left to search: leave some of them open, or train it.`,
    );
  const payload = { ...input, params: { ...input.params }, split: { ...input.split } };
  return enqueue(context, {
    kind: 'search',
    payload,
    subject: recommender.title,
    dedupeKey: `search:${JSON.stringify(payload)}`,
  });
}
