import 'server-only';
import { z } from 'zod';
import { defineJob } from '@/lib/jobs/job-kind';
import { findFeatureRunOfJob } from '@/lib/services/features/get-feature-run';
import { refreshFeatures } from '@/lib/services/features/refresh-features';

/** Works out what each customer is like. */
export const featuresJob = defineJob({
  kind: 'features',
  payload: z.object({}),
  async run({ context, jobId, signal, report }) {
    return (
      (await findFeatureRunOfJob(jobId)) ??
      (await refreshFeatures(context, {
        jobId,
        signal,
        onProgress: (progress, stage, rate) => report({ progress, stage, rate }),
      }))
    );
  },
});
