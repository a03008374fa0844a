'use client';
import { Alert, Button, Code, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { webhooksOptions } from '@/lib/queries/segments';
import { unwrap } from '@/lib/queries/unwrap';
import { DELIVERY_DAYS } from '@/lib/schemas/history-limits';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';
import { type WebhookActions, WebhookCard } from './webhook-card';

type Actions = WebhookActions & Pick<SegmentActions, 'addWebhook'>;

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
      <Panel title={t('title')} text={t('kept', { days: DELIVERY_DAYS })}>
        {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton h={120} /> : null}
        {data?.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        ) : null}
        <Stack gap="lg">
          {data?.map((webhook) => (
            <WebhookCard key={webhook.id} webhook={webhook} actions={actions} />
          ))}
        </Stack>
      </Panel>
    </Stack>
  );
}
