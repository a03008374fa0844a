import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { defineJob } from '@/lib/jobs/job-kind';
import { startClusteringInput } from '@/lib/schemas/clustering';
import { readClusterData } from '@/lib/services/clustering/read-cluster-data';
import { readExplainingTable } from '@/lib/services/clustering/read-explaining-table';
import { findClusteringOfJob, saveClustering } from '@/lib/services/clustering/save-clustering';
import { getFeatureRun } from '@/lib/services/features/get-feature-run';
import { refreshFeatures } from '@/lib/services/features/refresh-features';

/** Groups a shop's customers, profiles, names and explains the groups. */
export const clustersJob = defineJob({
  kind: 'clusters',
  payload: startClusteringInput,
  async run({ context, jobId, payload, signal, report }) {
    const done = await findClusteringOfJob(jobId);
    if (done) return done;
    // Groups are told in terms of features: these must be of the same data.
    const features = await getFeatureRun(context);
    if (!features || features.isStale)
      await refreshFeatures(context, {
        signal,
        onProgress: (progress, stage) => report({ progress: 0.2 * progress, stage }),
      });
    report({ progress: 0.2, stage: 'reading' });
    const data = await readClusterData(context, payload);
    const table = await readExplainingTable(context, data.customerIds);
    const { points, transform, fitRows } = data;
    const found = await compute(
      'clusters',
      { ...payload, points, transform, fitRows, table },
      { signal, onProgress: (progress, stage) => report({ progress: 0.25 + 0.7 * progress, stage }) },
    );
    signal.throwIfAborted();
    report({ progress: 0.95, stage: 'saving' });
    return saveClustering(context, { jobId, input: payload, data, found });
  },
});
