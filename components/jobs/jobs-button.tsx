'use client';
import { UnstyledButton } from '@mantine/core';
import { IconProgressBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { type CancelJobAction } from './cancel-job-action';
import classes from './jobs-button.module.css';
import { useJobToasts } from './use-job-toasts';

const JobsDrawer = dynamic(() => import('./jobs-drawer').then((module) => module.JobsDrawer), { ssr: false });

/** How many jobs are open; opens the drawer that shows them all. */
export function JobsButton({ cancelJob }: { cancelJob: CancelJobAction }) {
  const t = useTranslations('jobs');
  const { slug } = useShop();
  const { data: jobs, error, refetch } = useQuery(jobsOptions(slug));
  useJobToasts(slug, jobs);
  const [isOpen, setOpen] = useState(false);
  const count = jobs?.filter(isOpenJob).length ?? 0;
  return (
    <>
      <UnstyledButton
        className={classes.button}
        aria-label={t('button', { count })}
        title={t('title')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconProgressBolt size={18} stroke={1.7} aria-hidden />
        {count > 0 ? <span className={classes.count}>{count}</span> : null}
      </UnstyledButton>
      {isOpen ? (
        <JobsDrawer
          jobs={jobs}
          error={error}
          onRetry={() => void refetch()}
          cancelJob={cancelJob}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
