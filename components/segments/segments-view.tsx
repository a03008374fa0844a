'use client';
import { Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useCallback, useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { SearchBox } from '@/components/ui/search-box';
import { flagParam, textParam, useUrlState } from '@/components/ui/url-state';
import { segmentsOptions } from '@/lib/queries/segments';
import { newSegmentPath } from '@/lib/segments/rule-address';
import { startingPoints } from '@/lib/segments/starting-points';
import { type SegmentActions } from './segment-actions';
import { SegmentsTable } from './segments-table';

const ListUpload = dynamic(() => import('./list-upload'), { ssr: false });
const LookAlikeForm = dynamic(() => import('./look-alike-form'), { ssr: false });

const urlState = { q: textParam(), archived: flagParam() };

/** The list of segments, and the four ways to a new one: by rule, ready-made, by a list, by likeness. */
export function SegmentsView({ createLookAlike }: { createLookAlike: SegmentActions['createLookAlike'] }) {
  const t = useTranslations('segments');
  const { slug } = useShop();
  const [{ q, archived }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(segmentsOptions(slug, { archived }));
  const [open, setOpen] = useState<'list' | 'look-alike' | null>(null);
  const isEmpty = data?.length === 0 && !archived;
  const { data: hidden } = useQuery({ ...segmentsOptions(slug, { archived: true }), enabled: isEmpty });
  const areAllArchived = hidden !== undefined && hidden.length > 0;
  const search = useCallback((text: string) => setState({ q: text }), [setState]);
  const wanted = q.trim().toLowerCase();
  const shown = data?.filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(wanted),
  );
  const close = () => setOpen(null);
  const archivedSwitch = (
    <Switch
      size="sm"
      label={t('showArchived')}
      checked={archived}
      onChange={({ currentTarget }) => setState({ archived: currentTarget.checked })}
    />
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          <>
            <Button variant="default" onClick={() => setOpen('list')}>
              {t('upload.title')}
            </Button>
            <Button
              variant="default"
              disabled={!data || data.length === 0}
              onClick={() => setOpen('look-alike')}
            >
              {t('lookAlike.short')}
            </Button>
            <Button component={Link} href={newSegmentPath(slug)}>
              {t('new')}
            </Button>
          </>
        }
      />
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={320} radius="lg" /> : null}
      {isEmpty ? (
        <EmptyState
          icon={<IconUsersGroup />}
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Stack align="center" gap="sm" mt="xs">
              <Group gap="xs" justify="center">
                {startingPoints.map(({ id, rule }) => (
                  <Button
                    key={id}
                    component={Link}
                    href={newSegmentPath(slug, rule)}
                    size="compact-sm"
                    variant="default"
                  >
                    {t(`start.name.${id}`)}
                  </Button>
                ))}
              </Group>
              <Button component={Link} href={newSegmentPath(slug)}>
                {t('new')}
              </Button>
              {areAllArchived ? archivedSwitch : null}
            </Stack>
          }
        />
      ) : null}
      {shown && !isEmpty ? (
        <>
          <Group gap="md" mb="sm">
            <SearchBox label={t('search')} value={q} onSearch={search} />
            {archivedSwitch}
          </Group>
          {shown.length === 0 ? (
            <Text c="dimmed">{t(archived && wanted === '' ? 'noArchived' : 'noneFound')}</Text>
          ) : (
            <SegmentsTable segments={shown} />
          )}
        </>
      ) : null}
      {open === 'list' ? <ListUpload onClose={close} /> : null}
      {open === 'look-alike' && data ? (
        <LookAlikeForm segments={data} create={createLookAlike} onClose={close} />
      ) : null}
    </>
  );
}
