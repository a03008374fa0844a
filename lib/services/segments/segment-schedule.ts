import 'server-only';
import { type SegmentSchedule } from '@/lib/schemas/segment';

const HOUR = 3_600_000;
const periods: Readonly<Record<Exclude<SegmentSchedule, 'manual'>, number>> = {
  hourly: HOUR,
  daily: 24 * HOUR,
  weekly: 7 * 24 * HOUR,
};

/** When a segment is due again; null where nobody asked for it. */
export const nextAt = (schedule: SegmentSchedule, now = Date.now()): Date | null =>
  schedule === 'manual' ? null : new Date(now + periods[schedule]);
