import 'server-only';
import { type Context } from '@/lib/schemas/context';
import { type JobView } from '@/lib/schemas/job';
import { z } from 'zod';
import { defineJob, type JobCall } from './job-kind';
import { enqueue, getJob } from './queue';

type Behaviour = (call: JobCall<{ name: string }>) => Promise<string>;

/** A kind of work that does what a test tells it to, and notes how it was abandoned. */
export function probeJob() {
  const probe = {
    behaviour: ((call) => Promise.resolve(`result of ${call.payload.name}`)) as Behaviour,
    ran: [] as string[],
    abandoned: [] as string[],
  };
  const definition = defineJob({
    kind: 'similarity',
    payload: z.object({ name: z.string() }),
    run(call) {
      probe.ran.push(call.payload.name);
      return probe.behaviour(call);
    },
    abandon(_context, { name }, status, error) {
      probe.abandoned.push([name, status, error].join(' | '));
      return Promise.resolve();
    },
  });
  return { probe, definition };
}

export const enqueueProbe = (context: Context, name: string, dedupeKey?: string) =>
  enqueue(context, {
    kind: 'similarity',
    payload: { name },
    subject: name,
    ...(dedupeKey === undefined ? {} : { dedupeKey }),
  });

/** Never ends by itself; rejects with the signal's reason. */
export const untilAborted: Behaviour = ({ signal }) =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error(String(signal.reason)))),
  );

/** Waits until the job's row looks as wanted. */
export async function until(
  context: Context,
  jobId: string,
  isWanted: (job: JobView) => boolean,
): Promise<JobView> {
  for (;;) {
    const job = await getJob(context, { jobId });
    if (isWanted(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
