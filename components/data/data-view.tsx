'use client';
import { Skeleton, Stack } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { importsOptions } from '@/lib/queries/imports';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { type DataActions } from './data-actions';
import { FileDrop } from './file-drop';
import { ImportsTable } from './imports-table';

const ImportWizard = dynamic(() => import('./import-wizard').then((module) => module.ImportWizard), { ssr: false, loading: () => <Skeleton h={300} radius="lg" /> });

/** The Data page: bring a file in, watch it, and see what earlier ones brought. */
export function DataView({ actions, cancelJob }: { actions: DataActions; cancelJob: CancelJobAction }) {
  const t = useTranslations('data');
  const { slug } = useShop();
  const { data: imports, error, refetch } = useQuery(importsOptions(slug));
  const { data: jobs } = useQuery(jobsOptions(slug));
  const [upload, setUpload] = useState<{ importId: string; fileName: string } | null>(null);
  const running = jobs?.filter((job) => job.kind === 'import' && isOpenJob(job)) ?? [];
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Stack>
        {upload ? (
          <ImportWizard key={upload.importId} {...upload} actions={actions} onDone={() => setUpload(null)} />
        ) : (
          <FileDrop onUploaded={setUpload} />
        )}
        {running.length > 0 ? (
          <Panel title={t('running')}>
            <Stack>
              {running.map((job) => (
                <JobProgress key={job.id} job={job} cancelJob={cancelJob} />
              ))}
            </Stack>
          </Panel>
        ) : null}
        {error && !imports ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
        {imports?.length === 0 && !upload ? <EmptyState icon={<IconDatabaseImport />} title={t('emptyTitle')} text={t('emptyText')} /> : null}
        {imports && imports.length > 0 ? (
          <Panel title={t('imports')} text={t('importsText')}>
            <ImportsTable imports={imports} />
          </Panel>
        ) : null}
      </Stack>
    </>
  );
}
