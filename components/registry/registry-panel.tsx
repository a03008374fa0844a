'use client';
import { Anchor, Badge, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { ArchivedSwitch, useShownRuns } from '@/components/models/archived-switch';
import { metricOf } from '@/components/models/metric-names';
import { paramsText } from '@/components/models/params-text';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { Term } from '@/components/ui/term';
import { useAmounts } from '@/components/ui/use-amounts';
import { promotionsOptions, runsOptions } from '@/lib/queries/models';
import { CurrentPanel } from './current-panel';
import { HistoryPanel } from './history-panel';
import { RunActions } from './run-actions';
import { type RegistryActions, useRegistry } from './use-registry';

/** Which model serves the shop, which ones did, and what becomes of the others. */
export function RegistryPanel({ actions }: { actions: RegistryActions }) {
  const t = useTranslations('registry');
  const models = useTranslations('models');
  const format = useFormatter();
  const { bytes } = useAmounts();
  const { slug } = useShop();
  const { data: runs, error, refetch } = useQuery(runsOptions(slug));
  const promotions = useQuery(promotionsOptions(slug));
  const registry = useRegistry(actions);
  const shown = useShownRuns(runs ?? []);
  if (error && !runs) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (promotions.error && !promotions.data)
    return <ErrorState message={promotions.error.message} onRetry={() => void promotions.refetch()} />;
  if (!runs || !promotions.data) return <Skeleton h={480} radius="lg" />;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <CurrentPanel runs={runs} promotions={promotions.data} registry={registry} />
        <HistoryPanel promotions={promotions.data} />
      </SimpleGrid>
      <Panel title={t('runs')} text={t('runsText')} actions={<ArchivedSwitch runs={runs} />}>
        {shown.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noRuns')}
          </Text>
        ) : (
          <Table.ScrollContainer minWidth={820} label={t('runs')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{models('algorithm')}</Table.Th>
                  <Table.Th ta="right">
                    <Term term="ndcg">nDCG</Term>
                  </Table.Th>
                  <Table.Th ta="right">{t('size')}</Table.Th>
                  <Table.Th>{models('when')}</Table.Th>
                  <Table.Th ta="right">{t('actions')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((run) => {
                  const value = metricOf(run.metrics, 'ndcg');
                  return (
                    <Table.Tr key={run.id}>
                      <Table.Td maw={280}>
                        <Group gap={6}>
                          <Anchor component={Link} href={`/${slug}/models/${run.id}`} size="sm" fw={550}>
                            {models(`algorithmName.${run.algorithm}`)}
                          </Anchor>
                          {run.isCurrent ? <Badge size="sm">{models('current')}</Badge> : null}
                          {run.isArchived ? (
                            <Badge size="sm" variant="outline" color="gray">
                              {models('archived')}
                            </Badge>
                          ) : null}
                        </Group>
                        <Text size="xs" c="dimmed" truncate>
                          {paramsText(run.params)}
                        </Text>
                      </Table.Td>
                      <Table.Td ta="right">
                        {value === null
                          ? '–'
                          : format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
                      </Table.Td>
                      <Table.Td ta="right">{bytes(run.stateBytes)}</Table.Td>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>
                        {format.dateTime(new Date(run.createdAt), {
                          dateStyle: 'medium',
                          timeStyle: 'short',
                        })}
                      </Table.Td>
                      <Table.Td>
                        <RunActions run={run} registry={registry} size="compact-xs" />
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Panel>
    </Stack>
  );
}
