'use client';
import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Code,
  Group,
  Skeleton,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { webhooksOptions } from '@/lib/queries/segments';
import { unwrap } from '@/lib/queries/unwrap';
import { type DeliveryView, type WebhookView } from '@/lib/schemas/webhook';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';

type Actions = Pick<SegmentActions, 'addWebhook' | 'switchWebhook' | 'removeWebhook'>;

const colours = { waiting: 'gray', delivered: 'teal', failed: 'red' } as const;

function Deliveries({ deliveries, label }: { deliveries: readonly DeliveryView[]; label: string }) {
  const t = useTranslations('segments.webhooks');
  const format = useFormatter();
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' });
  if (deliveries.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('noDeliveries')}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={560} maxHeight={260} label={label}>
      <Table isSmall>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th ta="right">{t('attempts')}</Table.Th>
            <Table.Th>{t('answer')}</Table.Th>
            <Table.Th ta="right">{t('entered')}</Table.Th>
            <Table.Th ta="right">{t('left')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deliveries.map((delivery) => (
            <Table.Tr key={delivery.id}>
              <Table.Td>{time(delivery.createdAt)}</Table.Td>
              <Table.Td>
                <Badge size="sm" variant="outline" color={colours[delivery.status]} tt="none">
                  {t(`statusName.${delivery.status}`)}
                </Badge>
              </Table.Td>
              <Table.Td ta="right">{delivery.attempts}</Table.Td>
              <Table.Td>
                {delivery.answer ?? '–'}
                {delivery.nextAt ? ` · ${t('next', { when: time(delivery.nextAt) })}` : ''}
              </Table.Td>
              <Table.Td ta="right">{format.number(delivery.entered)}</Table.Td>
              <Table.Td ta="right">{format.number(delivery.left)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Webhook({ webhook, actions }: { webhook: WebhookView; actions: Actions }) {
  const t = useTranslations('segments.webhooks');
  const { slug } = useShop();
  const [isAsking, setAsking] = useState(false);
  const flip = useSegmentChange(
    (isActive: boolean) => unwrap(actions.switchWebhook(slug, { webhookId: webhook.id, isActive })),
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
      <Deliveries deliveries={webhook.deliveries} label={t('deliveriesOf', { url: webhook.url })} />
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

/** Where a segment's changes are sent, signed, and what became of each delivery. */
export default function WebhooksTab({ segmentId, actions }: { segmentId: string; actions: Actions }) {
  const t = useTranslations('segments.webhooks');
  const { slug } = useShop();
  const [url, setUrl] = useState('');
  const { data, error, refetch } = useQuery(webhooksOptions(slug, segmentId));
  const add = useSegmentChange(
    () => unwrap(actions.addWebhook(slug, { segmentId, url })),
    () => null,
  );
  return (
    <Stack>
      <Panel title={t('add')} text={t('text')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(undefined, { onSuccess: () => setUrl('') });
          }}
        >
          <Group align="flex-end">
            <TextInput
              label={t('url')}
              type="url"
              required
              placeholder="https://"
              value={url}
              style={{ flex: 1, minWidth: 220 }}
              onChange={({ currentTarget }) => setUrl(currentTarget.value)}
            />
            <Button type="submit" loading={add.isPending}>
              {t('add')}
            </Button>
          </Group>
        </form>
        {add.error ? (
          <Alert color="red" variant="outline" mt="sm" role="alert">
            {add.error.message}
          </Alert>
        ) : null}
        {add.data ? (
          <Alert color="teal" variant="outline" mt="sm" title={t('secretTitle')} role="status">
            <Code block data-testid="secret">
              {add.data.secret}
            </Code>
            <Text size="xs" mt="xs">
              {t('secretText')}
            </Text>
          </Alert>
        ) : null}
      </Panel>
      <Panel title={t('title')}>
        {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton h={120} /> : null}
        {data?.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        ) : null}
        <Stack gap="lg">
          {data?.map((webhook) => (
            <Webhook key={webhook.id} webhook={webhook} actions={actions} />
          ))}
        </Stack>
      </Panel>
    </Stack>
  );
}
