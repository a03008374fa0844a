'use client';
import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { termOf, wishOf } from '@/components/comparison/metrics';
import { metricOf } from '@/components/models/metric-names';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { beyondMetrics, comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { type ModelRunView } from '@/lib/schemas/model';
import { IntervalMark } from './interval-mark';
import { useFigures } from './use-figures';

/** The ranking metrics of a run, each with its 95 % interval; plain means where it was judged before those were kept. */
export function AccuracyPanel({ run }: { run: ModelRunView }) {
  const t = useTranslations('card');
  const metric = useTranslations('compare');
  const format = useFormatter();
  const { figure, bounds } = useFigures();
  const { k } = run.protocol;
  const rows = comparedMetrics.map((id) => ({
    id,
    mean: metricOf(run.metrics, id),
    interval: run.intervals[`${id}@${k}`] ?? null,
  }));
  const most = Math.max(1e-9, ...rows.map(({ mean, interval }) => interval?.high ?? mean ?? 0));
  return (
    <Panel
      title={t('metrics', { k })}
      text={t('metricsText', { customers: format.number(run.protocol.judgedCustomers) })}
    >
      <Table.ScrollContainer minWidth={440} label={t('metrics', { k })}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('metric')}</Table.Th>
              <Table.Th ta="right">{t('mean')}</Table.Th>
              <Table.Th>
                <Term term="interval">{t('interval')}</Term>
              </Table.Th>
              <Table.Th aria-hidden />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ id, mean, interval }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500}>
                  <Term term={termOf(id)}>{`${metric(`metricName.${id}`)}@${k}`}</Term>
                </Table.Th>
                <Table.Td ta="right" fw={600}>
                  {mean === null ? '–' : figure(mean)}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{interval ? bounds(interval) : '–'}</Table.Td>
                <Table.Td aria-hidden>
                  {interval ? <IntervalMark interval={interval} most={most} /> : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.some(({ interval }) => interval) ? null : (
        <Text size="xs" c="dimmed" mt="xs">
          {t('notKept')}
        </Text>
      )}
    </Panel>
  );
}

/** What the lists of a run are like beyond their hits, and how far its foretold ratings are off where it foretells any. */
export function BeyondPanel({ run }: { run: ModelRunView }) {
  const t = useTranslations('card');
  const metric = useTranslations('compare');
  const { figure } = useFigures();
  const beyond = beyondMetrics.flatMap((id) => {
    const value = metricOf(run.metrics, id);
    return value === null
      ? []
      : [{ id, term: termOf(id), name: metric(`metricName.${id}`), value, wish: t(wishOf(id)) }];
  });
  const ratings = (['rmse', 'mae'] as const).flatMap((id) => {
    const value = metricOf(run.metrics, id);
    return value === null ? [] : [{ id, term: id, name: id.toUpperCase(), value, wish: t('low') }];
  });
  return (
    <Panel title={t('beyond')} text={t('beyondText')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('metric')}</Table.Th>
            <Table.Th ta="right">{t('value')}</Table.Th>
            <Table.Th>{t('wish')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...beyond, ...ratings].map(({ id, term, name, value, wish }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={500}>
                <Term term={term}>{name}</Term>
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {figure(value)}
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed">
                  {wish}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
