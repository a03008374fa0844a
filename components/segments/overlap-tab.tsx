'use client';
import { MultiSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { ChartFrame } from '@/components/charts/chart-frame';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { textListParam, useUrlState } from '@/components/ui/url-state';
import { segmentOverlapOptions, segmentsOptions } from '@/lib/queries/segments';
import { type SegmentDetail, type SegmentOverlap } from '@/lib/schemas/segment';
import { intersectionRule } from '@/lib/segments/intersection-rule';
import { newSegmentPath } from '@/lib/segments/rule-address';
import { MOST_COLUMNS, UpsetPlot, upsetHeight } from './upset-plot';

const urlState = { with: textListParam([]) };
const MOST = 8;

function Overlap({ overlap }: { overlap: SegmentOverlap }) {
  const t = useTranslations('segments.overlap');
  const locale = useLocale();
  const { slug } = useShop();
  const router = useRouter();
  const namesOf = (members: readonly number[]) =>
    new Intl.ListFormat(locale).format(members.map((at) => overlap.segments[at]?.name ?? ''));
  return (
    <ChartFrame
      title={t('title')}
      file="segment-overlap"
      height={upsetHeight(overlap.segments.length)}
      isInteractive
      columns={[{ label: t('onlyIn') }, { label: t('customers'), isNumber: true }]}
      rows={[
        ...overlap.intersections.map(({ members, size }) => [namesOf(members), size]),
        [t('outside'), overlap.outside],
      ]}
    >
      <UpsetPlot
        overlap={overlap}
        labelOf={(members, size) => t('columnLabel', { names: namesOf(members), count: size })}
        onPick={(members) => router.push(newSegmentPath(slug, intersectionRule(overlap.segments, members)))}
      />
    </ChartFrame>
  );
}

/** How a segment overlaps with others: exact intersections, each of which leads to its rule. */
export default function OverlapTab({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations('segments.overlap');
  const { slug } = useShop();
  const [{ with: chosen }, setState] = useUrlState(urlState);
  const { data: segments } = useQuery(segmentsOptions(slug));
  const others = segments?.filter(({ id }) => id !== segment.id) ?? [];
  const known = others.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  // Nothing chosen: the largest ones are worth a look.
  const picked =
    known.length > 0
      ? known
      : [...others]
          .sort((a, b) => b.size - a.size)
          .slice(0, 3)
          .map(({ id }) => id);
  const { data, error, refetch } = useQuery({
    ...segmentOverlapOptions(slug, [segment.id, ...picked]),
    enabled: segments !== undefined,
  });
  return (
    <Panel title={t('title')} text={t('text')}>
      <Stack gap="sm">
        <MultiSelect
          label={t('choose')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={picked}
          maxValues={MOST - 1}
          searchable
          onChange={(next) => setState({ with: next })}
        />
        {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton h={300} /> : null}
        {data ? (
          <>
            {data.intersections.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('nobody')}
              </Text>
            ) : (
              <Overlap overlap={data} />
            )}
            <Text size="xs" c="dimmed">
              {t('outsideCount', { count: data.outside })}
              {data.intersections.length > MOST_COLUMNS
                ? ` ${t('more', { count: data.intersections.length - MOST_COLUMNS })}`
                : ''}
            </Text>
          </>
        ) : null}
      </Stack>
    </Panel>
  );
}
