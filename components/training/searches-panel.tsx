'use client';
import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { paramsText } from '@/components/models/params-text';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { bestTrial } from '@/lib/charts/best-trial';
import { searchesOptions } from '@/lib/queries/models';

/** Finished searches: the best setting of each, its value on the validation part, and the run that came of it. */
export function SearchesPanel() {
  const t = useTranslations('training');
  const models = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const { data: searches, error, refetch } = useQuery(searchesOptions(slug));
  return (
    <Panel title={t('searches')} text={t('searchesText')}>
      {error && !searches ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!searches && !error ? <Skeleton h={96} /> : null}
      {searches?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noSearches')}
        </Text>
      ) : null}
      {searches && searches.length > 0 ? (
        <Table.ScrollContainer minWidth={760} label={t('searches')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{models('algorithm')}</Table.Th>
                <Table.Th>{t('methodLabel')}</Table.Th>
                <Table.Th>{t('best')}</Table.Th>
                <Table.Th ta="right">{t('validation')}</Table.Th>
                <Table.Th>{models('when')}</Table.Th>
                <Table.Th>{t('results')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {searches.map((search) => {
                const { id, algorithm, method, trials, best, runId, createdAt } = search;
                const value = bestTrial(search)?.value;
                return (
                  <Table.Tr key={id}>
                    <Table.Td fw={550}>{models(`algorithmName.${algorithm}`)}</Table.Td>
                    <Table.Td>
                      {t('methodTrials', { method: t(`methodName.${method}`), trials: trials.length })}
                    </Table.Td>
                    <Table.Td maw={260}>{paramsText(best)}</Table.Td>
                    <Table.Td ta="right">
                      {value === undefined
                        ? '–'
                        : format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
                    </Table.Td>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>
                      {format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
                    </Table.Td>
                    <Table.Td>
                      <Anchor component={Link} href={`/${slug}/compare?search=${id}`} size="sm" mr="sm">
                        {t('openTrials')}
                      </Anchor>
                      {runId ? (
                        <Anchor component={Link} href={`/${slug}/models/${runId}`} size="sm">
                          {t('openBest')}
                        </Anchor>
                      ) : null}
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
