'use client';
import { Alert, Anchor, Button, Group, NativeSelect, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { ChartFrame } from '@/components/charts/chart-frame';
import { PARALLEL_HEIGHT, ParallelCoordinates } from '@/components/charts/parallel-coordinates';
import { useShop } from '@/components/layout/shop-context';
import { paramsText } from '@/components/models/params-text';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { bestTrial } from '@/lib/charts/best-trial';
import {
  type Brush,
  brushed,
  parallelAxes,
  type ParallelAxis,
  readBrushes,
  VALUE_AXIS,
  writeBrushes,
} from '@/lib/charts/parallel-axes';
import { searchesOptions } from '@/lib/queries/models';
import { type SearchView } from '@/lib/schemas/search';
import { compareParams } from './compare-state';

/** The hyper-parameter searches of the shop: which settings were tried and what each was worth. */
export function SearchPanel() {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const { data: searches, error, refetch } = useQuery(searchesOptions(slug));
  const [{ search: wanted }, setState] = useUrlState(compareParams);
  const search = searches?.find(({ id }) => id === wanted) ?? searches?.[0];
  const name = (one: SearchView) =>
    t('searchName', {
      algorithm: models(`algorithmName.${one.algorithm}`),
      method: t(`method.${one.method}`),
      trials: one.trials.length,
      when: format.dateTime(new Date(one.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
    });
  return (
    <Panel
      title={t('searchTitle')}
      text={t('searchText')}
      actions={
        searches && searches.length > 1 ? (
          <NativeSelect
            size="xs"
            maw="100%"
            aria-label={t('search')}
            value={search?.id ?? ''}
            data={searches.map((one) => ({ value: one.id, label: name(one) }))}
            onChange={(event) => setState({ search: event.currentTarget.value, brush: '' })}
          />
        ) : null
      }
    >
      {error && !searches ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!searches && !error ? <Skeleton h={PARALLEL_HEIGHT} radius="md" /> : null}
      {wanted !== '' && searches && search?.id !== wanted ? (
        <Alert color="yellow" variant="outline" mb="sm">
          {t('searchGone')}
        </Alert>
      ) : null}
      {searches?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noSearches')}{' '}
          <Anchor component={Link} href={`/${slug}/models`} inherit underline="always">
            {t('toModels')}
          </Anchor>
        </Text>
      ) : null}
      {search ? <Search key={search.id} search={search} title={name(search)} /> : null}
    </Panel>
  );
}

function Search({ search, title }: { search: SearchView; title: string }) {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const [{ brush }, setState] = useUrlState(compareParams);
  // Dragging changes it with every pixel: the address follows when the hand rests.
  const [brushes, setBrushes] = useState(() => readBrushes(brush));
  useEffect(() => {
    const timer = setTimeout(() => setState({ brush: writeBrushes(brushes) }), 150);
    return () => clearTimeout(timer);
  }, [brushes, setState]);
  const axes = useMemo(() => parallelAxes(search.trials), [search]);
  const kept = brushed(search.trials, axes, brushes);
  const best = bestTrial(search);
  const nameOf = ({ id }: ParallelAxis) => (id === VALUE_AXIS ? t('validationValue') : id);
  const text = (value: number | string) =>
    typeof value === 'string' ? value : format.number(value, { maximumSignificantDigits: 3 });
  const change = (id: string, next: Brush | null) =>
    setBrushes(({ [id]: _before, ...others }) => (next ? { ...others, [id]: next } : others));
  const rows = [...kept]
    .sort((a, b) => b.budget - a.budget || b.value - a.value)
    .map((trial) => [
      ...axes.map(({ id }) => {
        const value = id === VALUE_AXIS ? trial.value : trial.params[id];
        return typeof value === 'boolean' ? String(value) : (value ?? null);
      }),
      trial.seconds,
      trial.budget,
    ]);
  return (
    <>
      <Group gap="xs" mb="xs">
        <Text size="sm">{t('bestSetting', { params: paramsText(search.best) || models('noParams') })}</Text>
        {search.runId ? (
          <Anchor component={Link} href={`/${slug}/models/${search.runId}`} size="sm">
            {t('openBest')}
          </Anchor>
        ) : null}
      </Group>
      <ChartFrame
        title={title}
        file="search"
        height={PARALLEL_HEIGHT}
        isInteractive
        legend={[
          {
            label: t('bestTrial'),
            colour: 'light-dark(var(--mantine-color-orange-8), var(--mantine-color-orange-5))',
          },
          {
            label: t('keptTrials'),
            colour: 'light-dark(var(--mantine-color-indigo-6), var(--mantine-color-indigo-4))',
          },
          {
            label: t('leftTrials'),
            colour: 'light-dark(var(--mantine-color-gray-5), var(--mantine-color-dark-3))',
          },
        ]}
        columns={[
          ...axes.map((axis) => ({
            label: nameOf(axis),
            isNumber: axis.kind !== 'choice',
            digits: axis.id === VALUE_AXIS ? 4 : undefined,
          })),
          { label: t('trialSeconds'), isNumber: true },
          { label: t('budget'), isNumber: true },
        ]}
        rows={rows}
        actions={
          Object.keys(brushes).length === 0 ? null : (
            <Button size="compact-xs" variant="default" onClick={() => setBrushes({})}>
              {t('clearBrushes')}
            </Button>
          )
        }
      >
        <ParallelCoordinates
          axes={axes}
          trials={search.trials}
          kept={kept}
          best={best}
          brushes={brushes}
          onBrush={change}
          nameOf={nameOf}
          format={text}
          handleLabel={(axis, end) => t(`handle.${end}`, { name: nameOf(axis) })}
        />
      </ChartFrame>
      <Text size="xs" c="dimmed" mt={4} role="status">
        {t('keptCount', { kept: kept.length, trials: search.trials.length })} {t('brushHint')}
      </Text>
    </>
  );
}
