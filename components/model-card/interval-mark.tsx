import { type Interval } from '@/lib/schemas/comparison';
import classes from './interval-mark.module.css';

/** A mean and its interval on a scale from zero to `most`; the numbers stand beside it. */
export function IntervalMark({ interval: { mean, low, high }, most }: { interval: Interval; most: number }) {
  const place = (value: number) => `${Math.min(100, Math.max(0, (100 * value) / most))}%`;
  return (
    <span className={classes.track} aria-hidden>
      <span
        className={classes.band}
        style={{ left: place(low), width: `calc(${place(high)} - ${place(low)})` }}
      />
      <span className={classes.mean} style={{ left: place(mean) }} />
    </span>
  );
}
