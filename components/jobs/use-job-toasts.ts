'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { notify } from '@/components/ui/notify';
import { isOpenJob } from '@/lib/queries/jobs';
import { type JobView } from '@/lib/schemas/job';
import { jobResultPath } from './job-result-path';
import { useJobTitle } from './use-job-title';

/** Says so when a job has ended, with the way to its result, and lets the page read anew. */
export function useJobToasts(shop: string, jobs: readonly JobView[] | undefined): void {
  const t = useTranslations('jobs');
  const titleOf = useJobTitle();
  const client = useQueryClient();
  // Jobs that had ended when the page came, or whose end was told. A quick one may end before it was ever seen open.
  const told = useRef<{ shop: string; ids: ReadonlySet<string> } | null>(null);
  useEffect(() => {
    if (!jobs) return;
    const ended = jobs.filter((job) => !isOpenJob(job));
    const before = told.current;
    told.current = { shop, ids: new Set(ended.map(({ id }) => id)) };
    if (before?.shop !== shop) return;
    for (const job of ended) {
      if (before.ids.has(job.id)) continue;
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' });
      const title = titleOf(job);
      if (job.status === 'succeeded')
        notify({
          tone: 'success',
          title,
          text: t('succeeded'),
          href: jobResultPath(shop, job) ?? undefined,
          linkLabel: t('openResult'),
        });
      else if (job.status === 'failed') notify({ tone: 'error', title, text: job.error ?? t('failed') });
      else notify({ tone: 'info', title, text: t('cancelled') });
    }
  }, [jobs, shop, client, t, titleOf]);
}
