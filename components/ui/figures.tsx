import { Paper, SimpleGrid, Text } from '@mantine/core';
import { type ReactNode } from 'react';

export type Figure = readonly [label: ReactNode, value: string, detail?: string];

/** A few numbers that say most, each in a box with its name; below it what a number needs to be read by, as its interval. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, lg: figures.length }} spacing="sm">
      {figures.map(([label, value, detail], at) => (
        <Paper key={at} withBorder p="md" radius="lg">
          <Text component="div" size="xs" c="dimmed">
            {label}
          </Text>
          <Text fz={20} fw={650} className="tabular" truncate>
            {value}
          </Text>
          {detail ? (
            <Text size="xs" c="dimmed" className="tabular">
              {detail}
            </Text>
          ) : null}
        </Paper>
      ))}
    </SimpleGrid>
  );
}
