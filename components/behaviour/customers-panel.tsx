'use client';
import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { useUrlState } from '@/components/ui/url-state';
import { predictedCustomersOptions } from '@/lib/queries/behaviour';
import { type BehaviourModelDetail } from '@/lib/schemas/behaviour';
import { nodeState } from './node-state';
import { useBehaviourWords } from './use-behaviour-words';

/** Whom the model expects it of most, or of those in the chosen node of the tree. */
export function CustomersPanel({ model }: { model: BehaviourModelDetail }) {
  const t = useTranslations('behaviour');
  const { slug } = useShop();
  const [{ node }, setState] = useUrlState(nodeState);
  const { percent } = useBehaviourWords(model.input.days);
  const chosen = node > 0 && model.report.nodes[node] ? node : null;
  const { data, error, refetch } = useQuery(predictedCustomersOptions(slug, model.id, chosen));
  return (
    <Panel
      title={t('likeliest')}
      text={t(chosen === null ? 'likeliestText' : 'likeliestInNode')}
      data-testid="likeliest"
      actions={
        chosen === null ? null : (
          <Button size="xs" variant="default" onClick={() => setState({ node: 0 })}>
            {t('showAll')}
          </Button>
        )
      }
    >
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={320} /> : null}
      {data?.length === 0 ? <Text size="sm">{t('nobodyThere')}</Text> : null}
      {data && data.length > 0 ? (
        <Table.ScrollContainer minWidth={320} maxHeight={420} label={t('likeliest')}>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('customer')}</Table.Th>
                <Table.Th ta="right">{t('probability')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map(({ id, externalId, name, probability }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor component={Link} href={`/${slug}/customers/${id}`} size="sm">
                      {name ?? externalId}
                    </Anchor>
                  </Table.Td>
                  <Table.Td ta="right" className="tabular">
                    {percent(probability)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </Panel>
  );
}
