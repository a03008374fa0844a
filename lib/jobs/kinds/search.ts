import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { defineJob, type JobCall } from '@/lib/jobs/job-kind';
import { trainRun } from '@/lib/jobs/train-run';
import { startSearchInput, type StartSearchInput } from '@/lib/schemas/search';
import { readCatalogue } from '@/lib/services/interactions/read-catalogue';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { findRunOfJob } from '@/lib/services/models/save-run';
import { findSearchOfJob, linkWinner, saveSearch, type SavedSearch } from '@/lib/services/models/save-search';

/** Share of the job that trying settings takes; the rest is the winner's training. */
const SEARCHING = 0.8;

async function search(call: JobCall<StartSearchInput>): Promise<SavedSearch> {
  const { context, jobId, payload, signal, report } = call;
  report({ progress: 0, stage: 'reading' });
  const { log, productIds } = await readSnapshot(context);
  const catalogue = await readCatalogue(context, productIds);
  const result = await compute(
    'search',
    { ...payload, log, catalogue },
    { signal, onProgress: (progress, stage) => report({ progress: SEARCHING * progress, stage }) },
  );
  signal.throwIfAborted();
  return saveSearch(context, { jobId, input: payload, result });
}

/** Searches good hyper-parameters on validation data alone, then trains and tests the best setting as a run. */
export const searchJob = defineJob({
  kind: 'search',
  payload: startSearchInput,
  async run(call) {
    const { context, jobId, payload, report } = call;
    // Settings that were tried before the process died are not tried again.
    const { id, best } = (await findSearchOfJob(context, jobId)) ?? (await search(call));
    const { algorithm, feedback, split, k, seed } = payload;
    const winner = { algorithm, params: best, feedback, split, k, seed };
    const runId =
      (await findRunOfJob(context, jobId)) ??
      (await trainRun(
        {
          ...call,
          report: (each) => report({ ...each, progress: SEARCHING + (1 - SEARCHING) * each.progress }),
        },
        winner,
      ));
    await linkWinner(id, runId);
    return id;
  },
});
