'use client';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';

/** A panel whose reading failed: what happened in one sentence, and a retry. */
export function ErrorState({ message, onRetry }: { message?: string; onRetry?: () => void }) {
  const t = useTranslations('common');
  return (
    <Alert color="red" variant="outline" icon={<IconAlertTriangle />} title={t('errorTitle')} role="alert">
      <Text size="sm">{message ?? t('errorText')}</Text>
      {onRetry ? (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </Group>
      ) : null}
    </Alert>
  );
}
