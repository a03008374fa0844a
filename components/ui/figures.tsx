import { Paper, SimpleGrid, Text } from '@mantine/core';
import { type ReactNode } from 'react';

export type Figure = readonly [label: ReactNode, value: string, detail?: string];

/** Boxes beside each other in which an amount of money has room, beside the navigation of a laptop. */
const MOST_BESIDE = 5;

/** A few numbers that say most, each in a box with its name; below it what a number needs to be read by, as its interval. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <SimpleGrid
      cols={{ base: 2, xs: 3, lg: Math.min(figures.length, MOST_BESIDE), xl: figures.length }}
      spacing="sm"
    >
      {figures.map(([label, value, detail], at) => (
        <Paper key={at} withBorder p="md" radius="lg">
          <Text component="div" size="xs" c="dimmed">
            {label}
          </Text>
          {/* A number that is cut would be another number. */}
          <Text fz={{ base: 17, xs: 20 }} fw={650} className="tabular" style={{ overflowWrap: 'anywhere' }}>
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
