'use client';
import { ActionIcon, Alert, Button, Code, Group, Stack, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { unwrap } from '@/lib/queries/unwrap';
import { type WebhookView } from '@/lib/schemas/webhook';
import { answerKind } from '@/lib/segments/delivery-answer';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';
import { WebhookDeliveries } from './webhook-deliveries';

export type WebhookActions = Pick<SegmentActions, 'switchWebhook' | 'testWebhook' | 'removeWebhook'>;

/** One address that a segment's changes are sent to: pause it, try it, remove it, see what was sent. */
export function WebhookCard({ webhook, actions }: { webhook: WebhookView; actions: WebhookActions }) {
  const t = useTranslations('segments.webhooks');
  const { slug } = useShop();
  const [isAsking, setAsking] = useState(false);
  const flip = useSegmentChange(
    (isActive: boolean) => unwrap(actions.switchWebhook(slug, { webhookId: webhook.id, isActive })),
    () => null,
  );
  const trial = useSegmentChange(
    () => unwrap(actions.testWebhook(slug, { webhookId: webhook.id })),
    () => null,
  );
  const remove = useSegmentChange(
    () => unwrap(actions.removeWebhook(slug, { webhookId: webhook.id })),
    () => ({ tone: 'info', title: t('removed') }),
  );
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{webhook.url}</Code>
        <Group gap="xs">
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('testNamed', { url: webhook.url })}
            loading={trial.isPending}
            onClick={() => trial.mutate(undefined)}
          >
            {t('test')}
          </Button>
          <Switch
            size="xs"
            label={t('active')}
            aria-label={t('activeNamed', { url: webhook.url })}
            checked={webhook.isActive}
            disabled={flip.isPending}
            onChange={({ currentTarget }) => flip.mutate(currentTarget.checked)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('removeNamed', { url: webhook.url })}
            onClick={() => setAsking(true)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Group>
      {trial.data ? (
        <Alert
          color={trial.data.isTaken ? 'teal' : 'red'}
          variant="outline"
          role="status"
          title={t(trial.data.isTaken ? 'tested' : 'testFailed')}
        >
          {t(`answerName.${answerKind(trial.data.answer)}`, { answer: trial.data.answer })}
        </Alert>
      ) : null}
      <WebhookDeliveries deliveries={webhook.deliveries} label={t('deliveriesOf', { url: webhook.url })} />
      {isAsking ? (
        <ConfirmDialog
          title={t('removeTitle')}
          text={t('removeText')}
          confirm={t('remove')}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Stack>
  );
}
