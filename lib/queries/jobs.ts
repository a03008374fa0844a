import { queryOptions } from '@tanstack/react-query';
import { type JobView } from '@/lib/schemas/job';
import { fetchJson } from './fetch-json';
import { sentenceOf } from './sentence-of';
import { shopPath } from './shop-path';

/** Whether a job still waits or works. */
export const isOpenJob = (job: JobView): boolean => job.status === 'queued' || job.status === 'running';

/** A job whose error is in the language of the page. */
const inWords = async (job: JobView): Promise<JobView> =>
  job.error === null ? job : { ...job, error: await sentenceOf(job.told ?? {}, job.error) };

/** A shop's jobs, newest first: read often while one is open, seldom else. */
export const jobsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['jobs', shop],
    queryFn: async ({ signal }) =>
      Promise.all((await fetchJson<JobView[]>(shopPath(shop, 'jobs'), {}, signal)).map(inWords)),
    refetchInterval: ({ state }) => (state.data?.some(isOpenJob) ? 700 : 10_000),
  });
