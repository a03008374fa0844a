import { Paper, SimpleGrid, Text } from '@mantine/core';

/** A few numbers that say most, each in a box with its name. */
export function Figures({ figures }: { figures: readonly (readonly [label: string, value: string])[] }) {
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, lg: figures.length }} spacing="sm">
      {figures.map(([label, value]) => (
        <Paper key={label} withBorder p="md" radius="lg">
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text fz={20} fw={650} className="tabular" truncate>
            {value}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
