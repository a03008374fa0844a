'use client';
import { Group, NativeSelect, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { useUrlState } from '@/components/ui/url-state';
import { type Comparison } from '@/lib/schemas/comparison';
import { comparedMetrics, groupDimensions } from '@/lib/schemas/comparison-kinds';
import { groupsState } from './groups-state';
import { IntervalMark } from './interval-mark';
import { useFigures } from './use-figures';

/** For whom a run works: a metric by group of customers, with intervals. The address holds metric and dimension. */
export function GroupsPanel({
  runId,
  comparison,
  reason,
}: {
  runId: string;
  comparison: Comparison | undefined;
  reason: string | null;
}) {
  const t = useTranslations('card');
  const compare = useTranslations('compare');
  const format = useFormatter();
  const { figure, bounds } = useFigures();
  const [{ metric, by }, setState] = useUrlState(groupsState);
  const groups = comparison?.groups.filter(({ dimension }) => dimension === by) ?? [];
  const most = Math.max(1e-9, ...groups.map(({ values }) => values[runId]?.high ?? 0));
  const nameOf = (group: string) =>
    (by === 'activity' || by === 'taste') && compare.has(`group.${group}`)
      ? compare(`group.${group}`)
      : group;
  const title = t('groups', { metric: compare(`metricName.${metric}`) });
  return (
    <Panel
      title={title}
      text={t('groupsText')}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('metric')}
          value={metric}
          data={comparedMetrics.map((id) => ({ value: id, label: compare(`metricName.${id}`) }))}
          onChange={({ currentTarget }) =>
            setState({ metric: comparedMetrics.find((id) => id === currentTarget.value) })
          }
        />
      }
    >
      <Group mb="sm" className="no-print">
        <SegmentedControl
          size="xs"
          aria-label={t('dimension')}
          value={by}
          data={groupDimensions.map((value) => ({ value, label: compare(`dimension.${value}`) }))}
          onChange={(value) => setState({ by: groupDimensions.find((known) => known === value) })}
        />
      </Group>
      {!comparison && reason === null ? <Skeleton h={160} /> : null}
      {reason !== null || (comparison && groups.length === 0) ? (
        <Text size="sm" c="dimmed">
          {reason ?? t(by === 'segment' ? 'noSegments' : 'noGroups')}
        </Text>
      ) : null}
      {groups.length > 0 ? (
        <Table.ScrollContainer minWidth={560} maxHeight={420} label={title}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('group')}</Table.Th>
                <Table.Th ta="right">{t('customers')}</Table.Th>
                <Table.Th ta="right">{t('mean')}</Table.Th>
                <Table.Th>{t('interval')}</Table.Th>
                <Table.Th w={320} aria-hidden />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {groups.map(({ group, customers, values }) => {
                const value = values[runId] ?? null;
                return (
                  <Table.Tr key={group}>
                    <Table.Th scope="row" fw={500}>
                      {nameOf(group)}
                    </Table.Th>
                    <Table.Td ta="right">{format.number(customers)}</Table.Td>
                    <Table.Td ta="right" fw={600}>
                      {value ? figure(value.mean) : '–'}
                    </Table.Td>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>
                      {value ? (
                        bounds(value)
                      ) : (
                        <Text size="xs" c="dimmed">
                          {t('smallGroup')}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td aria-hidden>
                      {value ? <IntervalMark interval={value} most={most} /> : null}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </Panel>
  );
}
