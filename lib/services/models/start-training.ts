import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Context } from '@/lib/schemas/context';
import { type StartTrainingInput } from '@/lib/schemas/model';
import { checkFeedback } from './check-feedback';
import { checkParams } from './check-params';
import { readShape } from './read-shape';
import { checkMemory } from './training-memory';

/**
 * Queues a training; the same one twice is one. Throws `invalid-input` for parameters that the algorithm refuses and feedback
 * that it cannot learn from, `too-large` where the memory is not there.
 */
export async function startTraining(
  context: Context,
  input: StartTrainingInput,
): Promise<{ jobId: string; created: boolean }> {
  const { algorithm } = input;
  const params = checkParams(algorithm, input.params);
  checkFeedback({ ...input, params });
  checkMemory(algorithm, params, await readShape(context));
  const payload = { ...input, params, split: { ...input.split } };
  return enqueue(context, {
    kind: 'train',
    payload,
    subject: recommenderOf(algorithm).title,
    dedupeKey: `train:${JSON.stringify(payload)}`,
  });
}
