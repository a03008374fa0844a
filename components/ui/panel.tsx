import { Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core';
import { type ReactNode } from 'react';

/** A bordered part of a page with a title that states what is shown. */
export function Panel({
  title,
  text,
  actions,
  children,
  ...rest
}: PaperProps & { title: ReactNode; text?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="md" component="section" {...rest}>
      <Group justify="space-between" align="flex-start" mb="sm" gap="xs">
        <Stack gap={2}>
          <Title order={2} size="h5">
            {title}
          </Title>
          {text ? (
            <Text size="xs" c="dimmed">
              {text}
            </Text>
          ) : null}
        </Stack>
        {actions}
      </Group>
      {children}
    </Paper>
  );
}
