'use client';
import { Anchor, Box, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { customerSegmentsOptions } from '@/lib/queries/segments';

const ReasonPanel = dynamic(
  () => import('@/components/segments/reason-panel').then((module) => module.ReasonPanel),
  { ssr: false, loading: () => <Skeleton h={120} /> },
);

/** The segments that a customer is in, since when, and why. */
export function SegmentsPanel({ customerId }: { customerId: number }) {
  const t = useTranslations('portrait');
  const format = useFormatter();
  const { slug } = useShop();
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(customerSegmentsOptions(slug, customerId));
  return (
    <Panel title={t('segments')} text={t('segmentsText')}>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={80} /> : null}
      {data?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noSegments')}
        </Text>
      ) : null}
      <Stack gap="xs">
        {data?.map(({ segmentId, name, kind, enteredAt }) => (
          <div key={segmentId}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <div>
                <Anchor component={Link} href={`/${slug}/segments/${segmentId}`} size="sm">
                  {name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {t('sinceWhen', { when: format.dateTime(new Date(enteredAt), { dateStyle: 'medium' }) })}
                </Text>
              </div>
              <Button
                flex="none"
                className="no-print"
                size="compact-xs"
                variant="default"
                aria-expanded={open === segmentId}
                aria-label={t('whyNamed', { name })}
                onClick={() => setOpen(open === segmentId ? null : segmentId)}
              >
                {t('why')}
              </Button>
            </Group>
            {open === segmentId ? (
              <Box mt="xs">
                <ReasonPanel segment={{ id: segmentId, kind }} customerId={customerId} />
              </Box>
            ) : null}
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
