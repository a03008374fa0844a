'use client';
import { useFormatter } from 'next-intl';
import { type Interval } from '@/lib/schemas/comparison';

/** Metrics as numbers of one length, so that they can be read against each other. */
export function useFigures() {
  const format = useFormatter();
  const figure = (value: number) =>
    format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  return {
    figure,
    bounds: ({ low, high }: Interval) => `[${figure(low)}, ${figure(high)}]`,
  };
}
