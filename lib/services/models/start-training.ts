import 'server-only';
import { type Context } from '@/lib/schemas/context';
import { type StartTrainingInput } from '@/lib/schemas/model';
import { recommenderOf } from '@/lib/ml/recommenders';
import { enqueue } from '@/lib/jobs/queue';
import { z } from 'zod';
import { AppError } from '@/lib/schemas/app-error';
import { checkMemory } from './check-memory';

const plainParams = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

/** Queues a training; the same one twice is one. Throws `invalid-input` for parameters that the algorithm refuses. */
export async function startTraining(
  context: Context,
  input: StartTrainingInput,
): Promise<{ jobId: string; created: boolean }> {
  const recommender = recommenderOf(input.algorithm);
  const params = recommender.params.safeParse(input.params);
  if (!params.success) {
    const issue = params.error.issues[0];
    throw new AppError(
      'invalid-input',
      `${issue?.path.join('.') ?? 'params'}: ${issue?.message ?? 'not valid'}`,
    );
  }
  await checkMemory(context, input.algorithm);
  // As parsed: the run then says every parameter, also those left at their default.
  const payload = { ...input, params: plainParams.parse(params.data), split: { ...input.split } };
  return enqueue(context, {
    kind: 'train',
    payload,
    subject: recommender.title,
    dedupeKey: `train:${JSON.stringify(payload)}`,
  });
}
