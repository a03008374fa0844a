'use client';
import { SegmentedControl, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { DivergingBars, divergingHeight, groupColours } from '@/components/charts/diverging-bars';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { groupReach, prepareGroupBars } from '@/lib/charts/group-bars';
import { type Comparison } from '@/lib/schemas/comparison';
import { groupDimensions } from '@/lib/schemas/comparison-kinds';
import { AgainstSelect, useAgainst } from './against-select';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';

/** For whom a run is better, equal or worse than the reference: new and heavy customers, mainstream and tail tastes, categories. */
export function GroupsPanel({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const { labelOf } = useCompared();
  const [{ by }, setState] = useUrlState(compareParams);
  const against = useAgainst(comparison);
  const { groups, runs, metric, k } = comparison;
  const reference = runs[0]?.run.id ?? '';
  const groupName = (group: string) =>
    (by === 'activity' || by === 'taste') && t.has(`group.${group}`) ? t(`group.${group}`) : group;
  const bars = against ? prepareGroupBars(groups, by, against) : [];
  const title = against
    ? t('groupsTitle', {
        run: labelOf(against),
        reference: labelOf(reference),
        dimension: t(`dimension.${by}`),
      })
    : t('groups');
  const value = (group: string, run: string) =>
    groups.find((one) => one.dimension === by && one.group === group)?.values[run] ?? null;
  const metricLabel = `${t(`metricName.${metric}`)}@${k}`;
  return (
    <Panel
      title={title}
      text={t(`dimensionText.${by}`)}
      actions={<AgainstSelect comparison={comparison} />}
      h="100%"
    >
      {bars.length === 0 ? (
        <>
          <Dimensions value={by} onChange={(next) => setState({ by: next })} />
          <Text size="sm" c="dimmed" mt="sm">
            {against ? t(by === 'segment' ? 'noSegments' : 'noGroups') : t('pickTwo')}
          </Text>
        </>
      ) : (
        <ChartFrame
          title={title}
          file={`groups-${by}`}
          height={divergingHeight(bars.length)}
          actions={<Dimensions value={by} onChange={(next) => setState({ by: next })} />}
          legend={(['losses', 'ties', 'wins'] as const).map((part) => ({
            label: t(part),
            colour: groupColours[part],
          }))}
          columns={[
            { label: t('groupName') },
            { label: t('customers'), isNumber: true },
            { label: t('wins'), isNumber: true },
            { label: t('ties'), isNumber: true },
            { label: t('losses'), isNumber: true },
            ...runs.flatMap(({ run }) => [
              { label: `${metricLabel} ${labelOf(run.id)}`, isNumber: true, digits: 4 },
              { label: `${labelOf(run.id)} ${t('low')}`, isNumber: true, digits: 4 },
              { label: `${labelOf(run.id)} ${t('high')}`, isNumber: true, digits: 4 },
            ]),
          ]}
          rows={bars.map((bar) => [
            groupName(bar.group),
            bar.customers,
            bar.wins,
            bar.ties,
            bar.losses,
            ...runs.flatMap(({ run }) => {
              const interval = value(bar.group, run.id);
              return [interval?.mean ?? null, interval?.low ?? null, interval?.high ?? null];
            }),
          ])}
        >
          <DivergingBars
            bars={bars.map((bar) => ({
              ...bar,
              name: t('groupOf', { name: groupName(bar.group), customers: format.number(bar.customers) }),
            }))}
            reach={groupReach(bars)}
            labels={{ wins: t('wins'), ties: t('ties'), losses: t('losses'), share: t('shareOfCustomers') }}
          />
        </ChartFrame>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('smallGroups')}
      </Text>
    </Panel>
  );
}

function Dimensions({
  value,
  onChange,
}: {
  value: (typeof groupDimensions)[number];
  onChange: (value: (typeof groupDimensions)[number]) => void;
}) {
  const t = useTranslations('compare');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('groupBy')}
      value={value}
      data={groupDimensions.map((one) => ({ value: one, label: t(`dimension.${one}`) }))}
      onChange={(next) => onChange(groupDimensions.find((one) => one === next) ?? 'activity')}
    />
  );
}
