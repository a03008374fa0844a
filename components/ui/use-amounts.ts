'use client';
import { useFormatter } from 'next-intl';

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Durations and sizes as people say them: 12 s, 3 min, 340 MB. */
export function useAmounts() {
  const format = useFormatter();
  const unit = (value: number, name: string, digits: number) =>
    format.number(value, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits });
  return {
    duration: (seconds: number): string => {
      if (seconds < 100) return unit(seconds, 'second', seconds < 10 ? 1 : 0);
      if (seconds < 5400) return unit(seconds / 60, 'minute', seconds < 600 ? 1 : 0);
      return unit(seconds / 3600, 'hour', 1);
    },
    bytes: (count: number): string => {
      const step = count < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(count) / 3));
      const value = count / 1000 ** step;
      return unit(value, byteUnits[step] ?? 'byte', value < 10 && step > 0 ? 1 : 0);
    },
  };
}
