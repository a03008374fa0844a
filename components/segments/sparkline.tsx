/** A small line of a few numbers, for tables; the number itself stands beside it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const [width, height] = [88, 24];
  if (values.length < 2) return '–';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, at) => {
    const x = 2 + (at * (width - 4)) / (values.length - 1);
    const y = high === low ? height / 2 : height - 3 - ((value - low) / (high - low)) * (height - 6);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--mantine-primary-color-filled)"
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
    </svg>
  );
}
