import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { TooFewOutcomes } from '@/lib/ml/behaviour/outcomes';
import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';
import { type StartBehaviourInput } from '@/lib/schemas/behaviour';
import { FEWEST_OF_EACH } from '@/lib/schemas/behaviour-needs';
import { type Context } from '@/lib/schemas/context';
import { estimateBehaviour } from './estimate-behaviour';

/**
 * Queues the learning of a behaviour; the same one twice is one.
 * @throws AppError `not-enough-data` where the history is too short, or either outcome too rare
 */
export async function startBehaviour(
  context: Context,
  input: StartBehaviourInput,
): Promise<{ jobId: string; created: boolean }> {
  const { historyDays, neededDays, positives, negatives, isPossible } = await estimateBehaviour(
    context,
    input,
  );
  if (historyDays < neededDays)
    throw saidError('not-enough-data', 'shortHistory', {
      days: input.days,
      needed: neededDays,
      there: historyDays,
    });
  if (!isPossible)
    throw new AppError('not-enough-data', new TooFewOutcomes(positives, negatives, FEWEST_OF_EACH).message);
  return enqueue(context, {
    kind: 'behaviour',
    payload: { ...input },
    subject: `${input.target} · ${input.days} d`,
    dedupeKey: `behaviour:${context.shop.dataVersion}:${JSON.stringify(input)}`,
  });
}
