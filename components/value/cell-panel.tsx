'use client';
import { Anchor, Button, Group, Pagination, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Table } from '@/components/ui/table';
import { cellCustomersOptions } from '@/lib/queries/value';
import { type RfmCellSum } from '@/lib/schemas/customer-value';
import { type RfmCell, SMALLEST_GROUP } from '@/lib/schemas/features';
import { segmentPath } from './segment-path';

/** The customers of a named RFM cell, most valuable first, and the way to make a segment of them. */
export function CellPanel({ cell, sum }: { cell: RfmCell; sum: RfmCellSum | undefined }) {
  const t = useTranslations('value');
  const names = useTranslations('features');
  const common = useTranslations('common');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(cellCustomersOptions(slug, cell, page));
  const money = (amount: number | null) =>
    amount === null ? '–' : format.number(amount, { style: 'currency', currency, maximumFractionDigits: 0 });
  const percent = (share: number | null) =>
    share === null ? '–' : format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  return (
    <Stack gap="xs" mt="md" data-testid="cell">
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h6">
          {names(`cell.${cell}`)}
        </Title>
        <Button
          component={Link}
          prefetch={false}
          href={segmentPath(slug, cell)}
          size="compact-sm"
          variant="default"
        >
          {t('saveSegment')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {names(`cellText.${cell}`)}{' '}
        {sum && sum.customers >= SMALLEST_GROUP
          ? t('cellFacts', {
              count: sum.customers,
              money: money(sum.money),
              value: money(sum.meanValue),
              alive: percent(sum.meanAlive),
            })
          : t('cellSmall', { count: sum?.customers ?? 0, floor: SMALLEST_GROUP })}
      </Text>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Table.ScrollContainer minWidth={560} label={names(`cell.${cell}`)}>
          <Table isSmall>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('customer')}</Table.Th>
                <Table.Th ta="right">{names('name.orders')}</Table.Th>
                <Table.Th ta="right">{names('name.monetary')}</Table.Th>
                <Table.Th ta="right">{names('name.recencyDays')}</Table.Th>
                <Table.Th ta="right">{names('name.alive')}</Table.Th>
                <Table.Th ta="right">{names('name.lifetimeValue')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Anchor component={Link} href={`/${slug}/customers/${row.id}`} size="sm">
                      {row.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td ta="right">{format.number(row.orders)}</Table.Td>
                  <Table.Td ta="right">{money(row.monetary)}</Table.Td>
                  <Table.Td ta="right">
                    {row.recencyDays === null
                      ? '–'
                      : format.number(row.recencyDays, { maximumFractionDigits: 0 })}
                  </Table.Td>
                  <Table.Td ta="right">{percent(row.alive)}</Table.Td>
                  <Table.Td ta="right">
                    {row.lifetimeValue === null
                      ? '–'
                      : `${money(row.lifetimeValue)} [${money(row.lifetimeValueLow)}, ${money(row.lifetimeValueHigh)}]`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : error ? null : (
        <Skeleton h={280} />
      )}
      {pages > 1 ? (
        <Pagination
          total={pages}
          value={page}
          onChange={setPage}
          size="sm"
          siblings={1}
          getControlProps={(control) => ({ 'aria-label': common(`page.${control}`) })}
          getItemProps={(item) => ({ 'aria-label': common('page.number', { page: item }) })}
        />
      ) : null}
    </Stack>
  );
}
