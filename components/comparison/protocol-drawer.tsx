'use client';
import { Anchor, Drawer, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { ProtocolCard } from '@/components/models/protocol-card';
import { type ModelRunView } from '@/lib/schemas/model';
import { useCompared } from './compared-context';
import { RunAgain, type RunAgainActions } from './run-again';

/** How a run's numbers came about, beside them. */
export function ProtocolDrawer({
  run,
  actions,
  onClose,
}: {
  run: ModelRunView;
  actions: RunAgainActions;
  onClose: () => void;
}) {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const common = useTranslations('common');
  const { slug } = useShop();
  const { labelOf } = useCompared();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={`${models('protocol')}: ${labelOf(run.id)}`}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {models('protocolText')}
        </Text>
        <ProtocolCard run={run} />
        <Anchor component={Link} href={`/${slug}/models/${run.id}`} size="sm">
          {t('openCard')}
        </Anchor>
        <RunAgain run={run} actions={actions} />
      </Stack>
    </Drawer>
  );
}
