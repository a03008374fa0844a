'use client';
import { Anchor, Badge, Group, Stack, Text, Timeline } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Panel } from '@/components/ui/panel';
import { algorithmIds } from '@/lib/schemas/algorithm-ids';
import { type PromotionView } from '@/lib/schemas/model';

/** Which models recommended and when, the latest first. */
export function HistoryPanel({ promotions }: { promotions: readonly PromotionView[] }) {
  const t = useTranslations('registry');
  const models = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const nameOf = (algorithm: string) => {
    const id = algorithmIds.find((known) => known === algorithm);
    return id ? models(`algorithmName.${id}`) : algorithm;
  };
  return (
    <Panel title={t('history')} text={t('historyText')} h="100%">
      {promotions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noHistory')}
        </Text>
      ) : (
        <Stack mah={320} style={{ overflowY: 'auto' }} tabIndex={0} role="region" aria-label={t('history')}>
          <Timeline bulletSize={14} lineWidth={2} active={0} py={4} pl={12} data-testid="promotions">
            {promotions.map(({ runId, algorithm, isRollback, at }, place) => (
              <Timeline.Item key={`${at}-${place}`}>
                <Group gap={6}>
                  {runId === null ? (
                    <Text size="sm">{algorithm === null ? t('nobody') : nameOf(algorithm)}</Text>
                  ) : (
                    <Anchor component={Link} href={`/${slug}/models/${runId}`} size="sm" fw={550}>
                      {nameOf(algorithm ?? '')}
                    </Anchor>
                  )}
                  {place === 0 && algorithm !== null ? <Badge size="sm">{models('current')}</Badge> : null}
                  {isRollback ? (
                    <Badge size="sm" variant="default" tt="none">
                      {t('wasRollback')}
                    </Badge>
                  ) : null}
                  {runId === null && algorithm !== null ? (
                    <Badge size="sm" variant="default" tt="none">
                      {t('wasDeleted')}
                    </Badge>
                  ) : null}
                </Group>
                <Text size="xs" c="dimmed" component="time" dateTime={at}>
                  {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
        </Stack>
      )}
    </Panel>
  );
}
