import { type JobView } from '@/lib/schemas/job';

/** Seconds that a running job will still take if it goes on as so far; null where it is too early to say. */
export function remainingSeconds(
  job: Pick<JobView, 'status' | 'startedAt' | 'progress'>,
  now: number,
): number | null {
  if (job.status !== 'running' || job.startedAt === null || job.progress < 0.05) return null;
  const elapsed = (now - Date.parse(job.startedAt)) / 1000;
  return elapsed < 1 ? null : Math.max(1, Math.round((elapsed * (1 - job.progress)) / job.progress));
}
