'use client';
import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { metricOf } from '@/components/models/metric-names';
import { RunVerdicts } from '@/components/models/verdict';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type ModelRunView, type PromotionView } from '@/lib/schemas/model';
import { type Registry } from './use-registry';

/** The model that recommends now, since when and what it is worth; one click brings the one before back. */
export function CurrentPanel({
  runs,
  promotions,
  registry,
}: {
  runs: readonly ModelRunView[];
  promotions: readonly PromotionView[];
  registry: Registry;
}) {
  const t = useTranslations('registry');
  const models = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const [isAsking, setAsking] = useState(false);
  const run = runs.find(({ isCurrent }) => isCurrent);
  const former = promotions.find(({ isRollbackTarget }) => isRollbackTarget)?.runId;
  const target = runs.find(({ id }) => id === former);
  const since = promotions[0]?.runId === run?.id ? promotions[0]?.at : undefined;
  const value = run ? metricOf(run.metrics, 'ndcg') : null;
  const nameOf = ({ algorithm }: ModelRunView) => models(`algorithmName.${algorithm}`);
  return (
    <Panel
      title={t('current')}
      text={t('currentText')}
      h="100%"
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={!target || registry.rollBack.isPending}
          title={target ? undefined : t('noFormer')}
          onClick={() => setAsking(true)}
        >
          {t('rollBack')}
        </Button>
      }
    >
      {run ? (
        <Stack gap="xs">
          <Group gap="xs">
            <Anchor component={Link} href={`/${slug}/models/${run.id}`} fw={650} fz="lg">
              {nameOf(run)}
            </Anchor>
            {run.isStale ? (
              <Badge variant="outline" color="gray">
                {models('stale')}
              </Badge>
            ) : null}
          </Group>
          <Text size="sm" c="dimmed" component="div">
            {since
              ? `${t('since', { when: format.dateTime(new Date(since), { dateStyle: 'medium', timeStyle: 'short' }) })} · `
              : ''}
            <Term term="ndcg">{`nDCG@${run.protocol.k}`}</Term>{' '}
            {value === null ? '–' : format.number(value, { maximumFractionDigits: 4 })}
          </Text>
          <RunVerdicts run={run} />
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {t('noCurrent')}
        </Text>
      )}
      {target ? null : (
        <Text size="xs" c="dimmed" mt="sm">
          {t('noFormer')}
        </Text>
      )}
      {isAsking && target ? (
        <ConfirmDialog
          title={t('rollBackTitle')}
          text={
            run
              ? t('rollBackText', { former: nameOf(target), name: nameOf(run) })
              : t('rollBackToText', { former: nameOf(target) })
          }
          confirm={t('rollBack')}
          isPending={registry.rollBack.isPending}
          onConfirm={() => {
            setAsking(false);
            registry.rollBack.mutate(target);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  );
}
