import 'server-only';
import { type TimeWindow } from '@/lib/schemas/segment-rule';
import { type Scope } from './scope';

const DAY = 86_400_000;

/**
 * Whether a time is within a window. `last` and `before` count back from the shop's clock, `next` on from it: without one
 * nothing is within them. `between` are whole days in UTC, both included.
 */
export function windowSql(time: string, window: TimeWindow, scope: Scope): string {
  const at = (moment: number) => scope.param(new Date(moment).toISOString(), 'timestamptz');
  if (window.kind === 'ever') return 'true';
  if (window.kind === 'between')
    return `(${time} >= ${at(Date.parse(window.from))} AND ${time} < ${at(Date.parse(window.to) + DAY)})`;
  const { clock } = scope.world;
  if (clock === null) return 'false';
  if (window.kind === 'next')
    return `(${time} >= ${at(clock)} AND ${time} <= ${at(clock + window.days * DAY)})`;
  const border = at(clock - window.days * DAY);
  return window.kind === 'before'
    ? `${time} < ${border}`
    : `(${time} >= ${border} AND ${time} <= ${at(clock)})`;
}
