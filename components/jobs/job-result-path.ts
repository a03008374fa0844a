import { type JobView } from '@/lib/schemas/job';

/** The page of a shop where a finished job's result is seen. */
export function jobResultPath(shop: string, job: JobView): string | null {
  if (job.resultId === null) return null;
  if (job.kind === 'import') return `/${shop}/data/${job.resultId}`;
  if (job.kind === 'features') return `/${shop}/value`;
  if (job.kind === 'train') return `/${shop}/models/${job.resultId}`;
  if (job.kind === 'behaviour') return `/${shop}/behaviour/${job.resultId}`;
  if (job.kind === 'clusters') return `/${shop}/clusters?clustering=${job.resultId}`;
  if (job.kind === 'search') return `/${shop}/compare?search=${job.resultId}`;
  if (job.kind === 'segment') return `/${shop}/segments/${job.resultId}`;
  return `/${shop}/similarity`;
}
