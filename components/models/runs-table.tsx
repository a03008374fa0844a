'use client';
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Term } from '@/components/ui/term';
import { type ModelRunView } from '@/lib/schemas/model';
import { metricNames, metricOf } from './metric-names';
import { paramsText } from './params-text';

/** Every finished run, newest first, with its metrics; the best of each metric among runs of one protocol is bold. */
export function RunsTable({ runs }: { runs: readonly ModelRunView[] }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const comparable = (run: ModelRunView) =>
    JSON.stringify([
      run.protocol.split,
      run.protocol.k,
      run.protocol.seed,
      run.protocol.dataHash,
      run.protocol.feedback,
    ]);
  const isBest = (run: ModelRunView, id: string) => {
    const value = metricOf(run.metrics, id);
    const peers = runs.filter((other) => comparable(other) === comparable(run));
    return (
      value !== null &&
      peers.length > 1 &&
      peers.every((other) => (metricOf(other.metrics, id) ?? -1) <= value)
    );
  };
  return (
    <Table.ScrollContainer minWidth={1020} label={t('runs')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={220}>{t('algorithm')}</Table.Th>
            {metricNames.map(({ id, term, label }) => (
              <Table.Th key={id} ta="right">
                <Term term={term}>{label}</Term>
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('fit')}</Table.Th>
            <Table.Th>{t('when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td>
                <Group gap={6}>
                  <Anchor component={Link} href={`/${slug}/models/${run.id}`} fw={550} size="sm">
                    {t(`algorithmName.${run.algorithm}`)}
                  </Anchor>
                  {run.isCurrent ? <Badge size="sm">{t('current')}</Badge> : null}
                  {run.isStale ? (
                    <Badge size="sm" variant="outline" color="gray">
                      {t('stale')}
                    </Badge>
                  ) : null}
                </Group>
                <Text size="xs" c="dimmed">
                  {[paramsText(run.params), t(`splitName.${run.protocol.split.kind}`), `K ${run.protocol.k}`]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Table.Td>
              {metricNames.map(({ id }) => {
                const value = metricOf(run.metrics, id);
                return (
                  <Table.Td key={id} ta="right" fw={isBest(run, id) ? 700 : undefined}>
                    {value === null
                      ? '–'
                      : format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
                  </Table.Td>
                );
              })}
              <Table.Td ta="right">
                {run.fitSeconds === null
                  ? '–'
                  : t('seconds', { value: format.number(run.fitSeconds, { maximumFractionDigits: 1 }) })}
              </Table.Td>
              <Table.Td>
                <Text size="sm" component="time" dateTime={run.createdAt} style={{ whiteSpace: 'nowrap' }}>
                  {format.dateTime(new Date(run.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
