import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { recommenderOf } from '@/lib/ml/recommenders';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';
import { readShape } from './read-shape';
import { checkMemory } from './training-memory';

/** Queues a training with a run's very input; the new run says whether it came to the same digits. */
export async function runAgain(
  context: Context,
  { runId }: { runId: string },
): Promise<{ jobId: string; created: boolean }> {
  const { id, algorithm, params, protocol } = await getRun(context, { runId });
  const { feedback, split, k, seed } = protocol;
  if (split.kind === 'given') throw saidError('invalid-input', 'runOfFiles');
  checkMemory(algorithm, params, await readShape(context));
  return enqueue(context, {
    kind: 'train',
    payload: { algorithm, params: { ...params }, feedback, split: { ...split }, k, seed, repeats: id },
    subject: recommenderOf(algorithm).title,
    dedupeKey: `repeat:${id}`,
  });
}
