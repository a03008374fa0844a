'use client';
import { useFormatter } from 'next-intl';
import { type KeyboardEvent } from 'react';
import { useWidth } from '@/components/charts/use-width';
import { labelWidth } from '@/lib/charts/label-width';
import { type SegmentOverlap } from '@/lib/schemas/segment';
import classes from './upset-plot.module.css';

const BARS = 150;
const ROW = 28;
const COLUMN = 34;
const SET_BARS = 90;
/** Where there is little room, sizes of sets are only said. */
const SIZES = 40;
const TOP = 18;

/** At most so many intersections are drawn; the table has all. */
export const MOST_COLUMNS = 30;

export const upsetHeight = (segments: number): number => TOP + BARS + 12 + segments * ROW;

/**
 * Exact intersections of sets (UpSet; Lex et al. 2014): a column each, its size as a bar above, the sets that it lies in as
 * joined dots below. Columns are reached by Tab, left and right; Enter picks one.
 */
export function UpsetPlot({
  overlap: { segments, intersections },
  labelOf,
  onPick,
}: {
  overlap: SegmentOverlap;
  labelOf: (members: readonly number[], size: number) => string;
  onPick: (members: readonly number[]) => void;
}) {
  const format = useFormatter();
  const [region, room] = useWidth<HTMLDivElement>();
  const isNarrow = room > 0 && room < 480;
  const sets = isNarrow ? SIZES : SET_BARS;
  const columns = intersections.slice(0, MOST_COLUMNS);
  const names = labelWidth(
    segments.map(({ name }) => name),
    72,
    isNarrow ? 112 : 150,
  );
  const left = sets + names + 16;
  const most = Math.max(1, ...columns.map(({ size }) => size));
  const mostSet = Math.max(1, ...segments.map(({ size }) => size));
  const rowY = (at: number) => TOP + BARS + 12 + at * ROW + ROW / 2;
  const height = upsetHeight(segments.length);
  const width = left + columns.length * COLUMN + 8;
  const onKey = (event: KeyboardEvent<SVGGElement>, members: readonly number[]) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onPick(members);
    }
    const step = event.key === 'ArrowRight' ? 'nextElementSibling' : 'previousElementSibling';
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const neighbour = event.currentTarget[step];
    if (neighbour instanceof SVGElement) neighbour.focus();
  };
  const letters = isNarrow ? 16 : 22;
  const short = (name: string) => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name);
  return (
    <div ref={region} className={classes.region}>
      <svg width={width} height={height} style={{ display: 'block' }}>
        {segments.map(({ id, name, size }, at) => (
          <g key={id}>
            {isNarrow ? null : (
              <rect
                className={classes.setBar}
                x={SET_BARS - (size / mostSet) * (SET_BARS - SIZES)}
                y={rowY(at) - 7}
                width={(size / mostSet) * (SET_BARS - SIZES)}
                height={14}
                rx={2}
              />
            )}
            <text x={0} y={rowY(at) + 4} className={classes.size}>
              {format.number(size, { notation: 'compact' })}
            </text>
            <text x={sets + 8} y={rowY(at) + 4} className={classes.name}>
              <title>{name}</title>
              {short(name)}
            </text>
          </g>
        ))}
        <g>
          {columns.map(({ members, size }, at) => {
            const x = left + at * COLUMN + COLUMN / 2;
            const bar = (size / most) * (BARS - 8);
            const [first, last] = [Math.min(...members), Math.max(...members)];
            return (
              <g
                key={members.join(' ')}
                role="button"
                tabIndex={0}
                aria-label={labelOf(members, size)}
                className={classes.column}
                onClick={() => onPick(members)}
                onKeyDown={(event) => onKey(event, members)}
              >
                <rect x={x - COLUMN / 2} y={0} width={COLUMN} height={height} />
                <rect x={x - 9} y={TOP + BARS - bar} width={18} height={bar} rx={2} className={classes.bar} />
                <text x={x} y={TOP + BARS - bar - 5} textAnchor="middle" className={classes.size}>
                  {format.number(size, { notation: 'compact' })}
                </text>
                {segments.map(({ id }, set) => (
                  <circle
                    key={id}
                    cx={x}
                    cy={rowY(set)}
                    r={6}
                    className={members.includes(set) ? classes.on : classes.dot}
                  />
                ))}
                {members.length > 1 ? (
                  <line x1={x} x2={x} y1={rowY(first)} y2={rowY(last)} className={classes.link} />
                ) : null}
              </g>
            );
          })}
        </g>
      </svg>
    </div>
  );
}
