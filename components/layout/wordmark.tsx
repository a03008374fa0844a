import { Group, Text } from '@mantine/core';

/** The product's sign; on a narrow screen the picture alone. */
export function Wordmark() {
  return (
    <Group gap={8} wrap="nowrap">
      <svg width="26" height="26" viewBox="0 0 32 32" role="img" aria-label="Kindred">
        <rect width="32" height="32" rx="8" fill="var(--mantine-color-indigo-8)" />
        <circle cx="12" cy="13" r="5" fill="#fff" />
        <circle cx="20" cy="19" r="5" fill="#fff" fillOpacity=".72" />
      </svg>
      <Text fw={700} visibleFrom="md" aria-hidden>
        Kindred
      </Text>
    </Group>
  );
}
