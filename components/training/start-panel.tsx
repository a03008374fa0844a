import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode } from 'react';
import { Panel } from '@/components/ui/panel';

/** The end of a form that queues work: what it will take, the button, and what came of it. */
export function StartPanel({
  title,
  text,
  estimate,
  button,
  isPending,
  isDisabled,
  error,
  outcome,
}: {
  title: string;
  text: string;
  estimate: ReactNode;
  button: string;
  isPending: boolean;
  isDisabled: boolean;
  error: Error | null;
  /** Said once the work is queued. */
  outcome: string | null;
}) {
  return (
    <Panel title={title} text={text}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          {estimate}
          <Button type="submit" loading={isPending} disabled={isDisabled}>
            {button}
          </Button>
        </Group>
        {error ? (
          <Alert color="red" variant="outline" role="alert">
            {error.message}
          </Alert>
        ) : null}
        <Text size="xs" c="dimmed" aria-live="polite">
          {outcome}
        </Text>
      </Stack>
    </Panel>
  );
}
