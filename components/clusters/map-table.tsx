'use client';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Table } from '@/components/ui/table';
import { type ClusterMap } from '@/lib/queries/clusterings';
import { unwrap } from '@/lib/queries/unwrap';
import { type ClusterProfile } from '@/lib/schemas/clustering';
import { type ClusterActions } from './cluster-actions';
import { useClusterName } from './use-cluster-name';

/** Customers in the table; the CSV has all. */
const LISTED = 100;

/** The map for those who do not see it: who is shown, clearest first, with group and place. */
export function MapTable({
  data,
  shown,
  kind,
  clusters,
  label,
  nameCustomers,
}: {
  data: ClusterMap;
  /** Customers whose groups are shown. */
  shown: readonly number[];
  kind: 'umap' | 'pca';
  clusters: readonly ClusterProfile[];
  label: string;
  nameCustomers: ClusterActions['nameCustomers'];
}) {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const { slug } = useShop();
  const nameOf = useClusterName();
  const listed = [...shown].sort((a, b) => data.certainty[b]! - data.certainty[a]!).slice(0, LISTED);
  const customerIds = listed.map((at) => data.customerIds[at]!);
  const { data: named } = useQuery({
    queryKey: ['customer-names', slug, customerIds],
    queryFn: () => unwrap(nameCustomers(slug, { customerIds })),
    enabled: customerIds.length > 0,
    staleTime: Infinity,
  });
  const labels = new Map(named?.map((one) => [one.id, one.label]));
  const place = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t('tableText', { listed: format.number(listed.length), count: format.number(shown.length) })}
      </Text>
      <Table.ScrollContainer minWidth={560} maxHeight={480} label={label}>
        <Table isSmall>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('customer')}</Table.Th>
              <Table.Th>{t('group')}</Table.Th>
              <Table.Th ta="right">{t('certainty')}</Table.Th>
              <Table.Th ta="right">x</Table.Th>
              <Table.Th ta="right">y</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.map((at) => {
              const id = data.customerIds[at]!;
              const profile = clusters[data.clusters[at]!];
              return (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor component={Link} prefetch={false} href={`/${slug}/customers/${id}`} size="sm">
                      {labels.get(id) ?? `#${id}`}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{profile ? nameOf(profile) : ''}</Table.Td>
                  <Table.Td ta="right">
                    {format.number(data.certainty[at]!, { style: 'percent', maximumFractionDigits: 0 })}
                  </Table.Td>
                  <Table.Td ta="right">{place(data[kind][at * 2]!)}</Table.Td>
                  <Table.Td ta="right">{place(data[kind][at * 2 + 1]!)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
