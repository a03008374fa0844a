'use client';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type FeatureRunView } from '@/lib/schemas/features';
import { type PortraitActions } from './portrait-actions';

/** Says that features are missing or older than the data, with the button that computes them; nothing where all is well. */
export function FeaturesNotice({
  run,
  startFeatures,
}: {
  run: FeatureRunView | null;
  startFeatures: PortraitActions['startFeatures'];
}) {
  const t = useTranslations('features');
  const { slug } = useShop();
  const client = useQueryClient();
  const router = useRouter();
  const { data: jobs } = useQuery(jobsOptions(slug));
  const isWorking = jobs?.some((job) => job.kind === 'features' && isOpenJob(job)) ?? false;
  const was = useRef(false);
  useEffect(() => {
    // What was computed is in the page, which reads it on the server.
    if (was.current && !isWorking) router.refresh();
    was.current = isWorking;
  }, [isWorking, router]);
  const compute = useMutation({
    mutationFn: () => unwrap(startFeatures(slug)),
    onSuccess: () => client.invalidateQueries(jobsOptions(slug)),
  });
  if (run && !run.isStale) return null;
  const button = (
    <Button size="xs" loading={isWorking || compute.isPending} onClick={() => compute.mutate()}>
      {t(run ? 'refresh' : 'compute')}
    </Button>
  );
  if (!run)
    return (
      <EmptyState
        icon={<IconSparkles />}
        title={t('missingTitle')}
        text={isWorking ? t('computing') : (compute.error?.message ?? t('missingText'))}
        action={button}
      />
    );
  return (
    <Alert color="yellow" variant="light" className="no-print">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{isWorking ? t('computing') : (compute.error?.message ?? t('staleText'))}</Text>
        {button}
      </Group>
    </Alert>
  );
}
