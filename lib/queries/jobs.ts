import { queryOptions } from '@tanstack/react-query';
import { type JobView } from '@/lib/schemas/job';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** Whether a job still waits or works. */
export const isOpenJob = (job: JobView): boolean => job.status === 'queued' || job.status === 'running';

/** A shop's jobs, newest first: read often while one is open, seldom else. */
export const jobsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['jobs', shop],
    queryFn: ({ signal }) => fetchJson<JobView[]>(shopPath(shop, 'jobs'), {}, signal),
    refetchInterval: ({ state }) => (state.data?.some(isOpenJob) ? 700 : 10_000),
  });
