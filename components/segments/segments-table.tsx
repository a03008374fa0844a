'use client';
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Table } from '@/components/ui/table';
import { type SegmentSummary } from '@/lib/schemas/segment';
import { Sparkline } from './sparkline';

/** The segments: how large, where that goes, what they rest on and how fresh they are. */
export function SegmentsTable({ segments }: { segments: readonly SegmentSummary[] }) {
  const t = useTranslations('segments');
  const format = useFormatter();
  const { slug } = useShop();
  return (
    <Table.ScrollContainer minWidth={720} label={t('title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('list.name')}</Table.Th>
            <Table.Th ta="right">{t('list.size')}</Table.Th>
            <Table.Th>{t('list.trend')}</Table.Th>
            <Table.Th>{t('list.kind')}</Table.Th>
            <Table.Th>{t('list.schedule')}</Table.Th>
            <Table.Th>{t('list.refreshed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {segments.map((segment) => (
            <Table.Tr key={segment.id}>
              <Table.Td>
                <Group gap={6}>
                  <Anchor component={Link} href={`/${slug}/segments/${segment.id}`} fw={550} size="sm">
                    {segment.name}
                  </Anchor>
                  {segment.archivedAt ? (
                    <Badge size="xs" variant="outline" color="gray">
                      {t('list.archived')}
                    </Badge>
                  ) : null}
                </Group>
                {segment.description ? (
                  <Text size="xs" c="dimmed" lineClamp={1}>
                    {segment.description}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td ta="right">{segment.refreshedAt ? format.number(segment.size) : '–'}</Table.Td>
              <Table.Td>
                <Sparkline
                  values={segment.sizes}
                  label={t('list.trendOf', {
                    sizes: segment.sizes.map((size) => format.number(size)).join(', '),
                  })}
                />
              </Table.Td>
              <Table.Td>{t(`kind.${segment.kind}`)}</Table.Td>
              <Table.Td>{t(`form.scheduleName.${segment.schedule}`)}</Table.Td>
              <Table.Td>
                {segment.refreshedAt
                  ? format.dateTime(new Date(segment.refreshedAt), {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    })
                  : t('list.never')}
                {segment.isStale ? (
                  <Text size="xs" c="dimmed">
                    {t('list.stale')}
                  </Text>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
