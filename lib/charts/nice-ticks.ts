/** Marks of an axis from zero to at least a value: at most six, steps of 1, 2, 2.5 or 5 times a power of ten. */
export function niceTicks(value: number): number[] {
  if (!(value > 0)) return [0, 1];
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = unit * ([0.2, 0.25, 0.5, 1, 2].find((one) => 5 * one * unit >= value - 1e-12) ?? 2);
  const steps = Math.ceil(value / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}
