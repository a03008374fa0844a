import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { defineJob } from '@/lib/jobs/job-kind';
import { DAY } from '@/lib/ml/behaviour/behaviour-log';
import { eventKinds } from '@/lib/ml/interactions';
import { saidError } from '@/lib/schemas/said-error';
import { startBehaviourInput } from '@/lib/schemas/behaviour';
import { FEWEST_OF_EACH } from '@/lib/schemas/behaviour-needs';
import { readBehaviourLog } from '@/lib/services/behaviour/read-behaviour-log';
import { findBehaviourOfJob, saveBehaviour } from '@/lib/services/behaviour/save-behaviour';

/** Learns what customers will do, and predicts it. */
export const behaviourJob = defineJob({
  kind: 'behaviour',
  payload: startBehaviourInput,
  async run({ context, jobId, payload: input, signal, report }) {
    const finished = await findBehaviourOfJob(context, jobId);
    if (finished) return finished;
    report({ progress: 0, stage: 'reading' });
    const { log, customerIds } = await readBehaviourLog(context, signal);
    if (log.times.length === 0) throw saidError('not-enough-data', 'noTimes');
    const now = log.times.reduce((latest, time) => Math.max(latest, time), 0) + 1;
    const startedAt = performance.now();
    const fitted = await compute(
      'behaviour',
      {
        log,
        now,
        algorithm: input.algorithm,
        seed: input.seed,
        fewest: FEWEST_OF_EACH,
        question: {
          target: input.target,
          window: input.days * DAY,
          kind: eventKinds.findIndex((kind) => kind === input.kind),
          category: input.category ? log.categories.indexOf(input.category) : -1,
        },
      },
      { signal, onProgress: (part, stage) => report({ progress: 0.1 + 0.8 * part, stage }) },
    );
    signal.throwIfAborted();
    report({ progress: 0.9, stage: 'saving' });
    const seconds = (performance.now() - startedAt) / 1000;
    return saveBehaviour(context, { jobId, input, fitted, customerIds, now, seconds });
  },
});
