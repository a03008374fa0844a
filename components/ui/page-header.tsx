import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode } from 'react';

/** The head of every page: its one h1, a sentence of what it is for, and its main actions at the right. */
export function PageHeader({
  title,
  text,
  actions,
}: {
  title: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-end" mb="lg" gap="sm">
      <Stack gap={4} maw="72ch">
        <Title order={1} size="h2">
          {title}
        </Title>
        {text ? (
          <Text c="dimmed" size="sm">
            {text}
          </Text>
        ) : null}
      </Stack>
      {actions ? <Group gap="xs">{actions}</Group> : null}
    </Group>
  );
}
