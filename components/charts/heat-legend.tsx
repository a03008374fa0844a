'use client';
import { Group, Text } from '@mantine/core';
import { amountColour, RATIO_REACH, ratioColour } from '@/lib/charts/heat-colours';

const STOPS = 16;

/** What the colours of a map mean: a strip with its two ends, and the middle of a diverging one, named. */
export function HeatLegend({
  kind,
  label,
  ends,
}: {
  kind: 'ratio' | 'amount';
  label: string;
  ends: readonly string[];
}) {
  const colours = Array.from({ length: STOPS + 1 }, (_, at) =>
    kind === 'ratio'
      ? ratioColour(RATIO_REACH ** ((2 * at) / STOPS - 1)).fill
      : amountColour(at / STOPS).fill,
  );
  return (
    <div role="img" aria-label={`${label}: ${ends.join(', ')}`} style={{ maxWidth: 320 }}>
      <div
        style={{ height: 10, borderRadius: 5, background: `linear-gradient(90deg, ${colours.join(', ')})` }}
      />
      <Group justify="space-between">
        {ends.map((end) => (
          <Text key={end} size="xs">
            {end}
          </Text>
        ))}
      </Group>
    </div>
  );
}
