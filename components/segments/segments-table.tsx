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
  const refreshedAt = ({ refreshedAt: at }: SegmentSummary) =>
    at ? format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }) : t('list.never');
  return (
    <Table.ScrollContainer minWidth={720} label={t('title')} fitsPhone>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('list.name')}</Table.Th>
            <Table.Th ta="right">{t('list.size')}</Table.Th>
            <Table.Th className="wide-only">{t('list.trend')}</Table.Th>
            <Table.Th className="wide-only">{t('list.kind')}</Table.Th>
            <Table.Th className="wide-only">{t('list.schedule')}</Table.Th>
            <Table.Th className="wide-only">{t('list.refreshed')}</Table.Th>
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
                <Text size="xs" c="dimmed" className="narrow-only">
                  {[
                    t(`kind.${segment.kind}`),
                    t(`form.scheduleName.${segment.schedule}`),
                    refreshedAt(segment),
                    segment.isStale ? t('list.stale') : null,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{segment.refreshedAt ? format.number(segment.size) : '–'}</Table.Td>
              <Table.Td className="wide-only">
                <Sparkline
                  values={segment.sizes}
                  label={t('list.trendOf', {
                    sizes: segment.sizes.map((size) => format.number(size)).join(', '),
                  })}
                />
              </Table.Td>
              <Table.Td className="wide-only">{t(`kind.${segment.kind}`)}</Table.Td>
              <Table.Td className="wide-only">{t(`form.scheduleName.${segment.schedule}`)}</Table.Td>
              <Table.Td className="wide-only">
                {refreshedAt(segment)}
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
