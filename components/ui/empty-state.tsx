import { Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { type ReactNode } from 'react';

/** A panel without content yet: what it is, and the one button that fills it. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
}) {
  return (
    <Paper withBorder p="xl" radius="lg">
      <Stack align="center" gap="xs" py="lg">
        <ThemeIcon size={48} radius="xl" variant="light" aria-hidden>
          {icon}
        </ThemeIcon>
        <Text fw={600} size="lg" ta="center">
          {title}
        </Text>
        <Text c="dimmed" ta="center" maw="44ch">
          {text}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
