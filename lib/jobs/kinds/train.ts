import 'server-only';
import { z } from 'zod';
import { defineJob } from '@/lib/jobs/job-kind';
import { trainRun } from '@/lib/jobs/train-run';
import { startTrainingInput } from '@/lib/schemas/model';
import { findRunOfJob } from '@/lib/services/models/save-run';

/** Judges an algorithm on held-out data, fits it on everything, and keeps the model. */
export const trainJob = defineJob({
  kind: 'train',
  payload: startTrainingInput.extend({ repeats: z.uuid().optional() }),
  async run(call) {
    // The process may have died between the last write of the model and the note that the job is done.
    const finished = await findRunOfJob(call.context, call.jobId);
    if (finished) return finished;
    const { repeats, ...input } = call.payload;
    return trainRun(call, input, repeats);
  },
});
