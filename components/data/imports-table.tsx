'use client';
import { Anchor, Badge, Text } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type ImportSummary } from '@/lib/schemas/import';

const colors = { uploaded: 'gray', running: 'indigo', done: 'teal', failed: 'red', cancelled: 'gray', undone: 'gray' } as const;

/** Every import of the shop, newest first. */
export function ImportsTable({ imports }: { imports: readonly ImportSummary[] }) {
  const t = useTranslations('data');
  const format = useFormatter();
  const { slug } = useShop();
  return (
    <Table.ScrollContainer minWidth={640}  label={t('imports')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('file')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th ta="right">{t('added')}</Table.Th>
            <Table.Th ta="right">{t('known')}</Table.Th>
            <Table.Th ta="right">{t('newCustomers')}</Table.Th>
            <Table.Th ta="right">{t('newProducts')}</Table.Th>
            <Table.Th>{t('when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor component={Link} href={`/${slug}/data/${row.id}`} size="sm" fw={550}>
                  {row.fileName}
                </Anchor>
                {row.error ? (
                  <Text size="xs" c="red">
                    {row.error}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color={colors[row.status]}>
                  {t(`statusName.${row.status}`)}
                </Badge>
              </Table.Td>
              <Table.Td ta="right">{format.number(row.interactionsAdded)}</Table.Td>
              <Table.Td ta="right">{format.number(row.interactionsKnown)}</Table.Td>
              <Table.Td ta="right">{format.number(row.customersAdded)}</Table.Td>
              <Table.Td ta="right">{format.number(row.productsAdded)}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.dateTime(new Date(row.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
