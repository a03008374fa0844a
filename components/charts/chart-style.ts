/** How axes, grids and tooltips of all charts look. */
export const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 } as const;

export const gridColour = 'var(--mantine-color-default-border)';

export const tooltipStyle = {
  background: 'var(--mantine-color-body)',
  border: '1px solid var(--mantine-color-default-border)',
  borderRadius: 8,
} as const;

/** The label of an axis, below a horizontal or beside a vertical one. */
export const axisLabel = (value: string, place: 'below' | 'beside') => ({
  value,
  fill: 'var(--mantine-color-dimmed)',
  fontSize: 12,
  ...(place === 'below'
    ? { position: 'insideBottom' as const, offset: -12 }
    : { position: 'insideLeft' as const, angle: -90, style: { textAnchor: 'middle' as const } }),
});
