import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { defineJob } from '@/lib/jobs/job-kind';
import { type Protocol, startTrainingInput } from '@/lib/schemas/model';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { findRunOfJob, saveRun } from '@/lib/services/models/save-run';
import { version } from '@/package.json';

/** Judges an algorithm on held-out data, fits it on everything, and keeps the model. */
export const trainJob = defineJob({
  kind: 'train',
  payload: startTrainingInput,
  async run({ context, jobId, payload, signal, report }) {
    // The process may have died between the last write of the model and the note that the job is done.
    const finished = await findRunOfJob(context, jobId);
    if (finished) return finished;
    report({ progress: 0, stage: 'reading' });
    const { log, customerIds, productIds, dataHash, dataVersion } = await readSnapshot(context);
    const { algorithm, params, feedback, split, k, seed } = payload;
    const output = await compute(
      'train',
      { log, algorithm, params, feedback, split, k, seed },
      { signal, onProgress: (progress, stage) => report({ progress: 0.95 * progress, stage }) },
    );
    signal.throwIfAborted();
    report({ progress: 0.95, stage: 'saving' });
    const { metrics, fitSeconds, scoreSeconds, judgedCustomers, trainInteractions, testInteractions } =
      output;
    const protocol: Protocol = {
      feedback,
      split,
      k,
      seed,
      dataHash,
      dataVersion,
      judgedCustomers,
      trainInteractions,
      testInteractions,
      version,
      candidates: 'all-unseen-in-train',
      customers: log.customers,
      products: log.items,
    };
    const state = { ...output.state, popularity: output.popularity, productIds, customerIds };
    return saveRun(context, { jobId, input: payload, protocol, metrics, fitSeconds, scoreSeconds, state });
  },
});
