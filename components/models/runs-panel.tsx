'use client';
import { Button, Group, Skeleton, Switch } from '@mantine/core';
import { IconChartDots3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { flagParam, useUrlState } from '@/components/ui/url-state';
import { runsOptions } from '@/lib/queries/models';
import { RunsTable } from './runs-table';

const urlState = { archived: flagParam() };

/** The finished runs; archived ones only when asked for. */
export function RunsPanel() {
  const t = useTranslations('models');
  const { slug } = useShop();
  const { data: runs, error, refetch } = useQuery(runsOptions(slug));
  const [{ archived }, setState] = useUrlState(urlState);
  if (error && !runs) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!runs) return <Skeleton h={320} radius="lg" />;
  if (runs.length === 0)
    return (
      <EmptyState
        icon={<IconChartDots3 />}
        title={t('emptyTitle')}
        text={t('emptyText')}
        action={
          <Button component={Link} href={`/${slug}/models?tab=train`}>
            {t('trainTitle')}
          </Button>
        }
      />
    );
  const hidden = runs.filter((run) => run.isArchived).length;
  return (
    <Panel
      title={t('runs')}
      text={t('runsText')}
      actions={
        <Group>
          {hidden > 0 ? (
            <Switch
              size="xs"
              label={t('showArchived', { count: hidden })}
              checked={archived}
              onChange={({ currentTarget }) => setState({ archived: currentTarget.checked })}
            />
          ) : null}
        </Group>
      }
    >
      <RunsTable runs={archived ? runs : runs.filter((run) => !run.isArchived)} />
    </Panel>
  );
}
