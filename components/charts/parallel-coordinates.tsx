'use client';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import {
  axisTicks,
  type Brush,
  type Brushes,
  type ParallelAxis,
  placeOn,
  valueAt,
} from '@/lib/charts/parallel-axes';
import { type SearchTrial } from '@/lib/schemas/search';
import classes from './parallel-coordinates.module.css';
import { useWidth } from './use-width';

export const PARALLEL_HEIGHT = 340;
const TOP = 44;
const BOTTOM = 20;
const SIDE = 56;
const LENGTH = PARALLEL_HEIGHT - TOP - BOTTOM;
/** Room that each axis needs: below it the drawing scrolls. */
const LEAST = 96;
const STEP = 0.05;

const clamp = (place: number) => Math.max(0, Math.min(1, place));
const yOf = (place: number) => TOP + (1 - place) * LENGTH;

interface Props {
  readonly axes: readonly ParallelAxis[];
  readonly trials: readonly SearchTrial[];
  /** The trials that pass through the brushes. */
  readonly kept: readonly SearchTrial[];
  readonly best: SearchTrial | undefined;
  readonly brushes: Brushes;
  readonly onBrush: (id: string, brush: Brush | null) => void;
  readonly nameOf: (axis: ParallelAxis) => string;
  readonly format: (value: number | string) => string;
  readonly handleLabel: (axis: ParallelAxis, end: 'low' | 'high') => string;
}

/**
 * Trials of a search as lines over parallel axes (Inselberg 1985). Dragging along an axis keeps the lines that pass through
 * that part; its two handles do the same from the keyboard.
 */
export function ParallelCoordinates({
  axes,
  trials,
  kept,
  best,
  brushes,
  onBrush,
  nameOf,
  format,
  handleLabel,
}: Props) {
  const [place, seen] = useWidth<HTMLDivElement>();
  const [drag, setDrag] = useState<{ id: string; from: number } | null>(null);
  const width = Math.max(seen, 2 * SIDE + LEAST * (axes.length - 1));
  const xOf = (at: number) => SIDE + (axes.length > 1 ? (at * (width - 2 * SIDE)) / (axes.length - 1) : 0);
  const keptSet = new Set(kept);
  const path = (trial: SearchTrial) => {
    let line = '';
    axes.forEach((axis, at) => {
      const crossing = placeOn(axis, trial);
      if (crossing !== null) line += `${line ? 'L' : 'M'}${xOf(at).toFixed(1)} ${yOf(crossing).toFixed(1)}`;
    });
    return line;
  };
  const placeAt = (event: PointerEvent) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement?.getBoundingClientRect();
    return clamp(1 - (event.clientY - (svg?.top ?? 0) - TOP) / LENGTH);
  };
  const onKey = (event: KeyboardEvent, id: string, end: 'low' | 'high') => {
    const step =
      event.key === 'ArrowUp' || event.key === 'ArrowRight'
        ? STEP
        : event.key === 'ArrowDown' || event.key === 'ArrowLeft'
          ? -STEP
          : 0;
    if (event.key === 'Escape' || event.key === 'Delete') return onBrush(id, null);
    if (step === 0) return;
    event.preventDefault();
    const { low, high } = brushes[id] ?? { low: 0, high: 1 };
    onBrush(
      id,
      end === 'low'
        ? { low: Math.min(high, clamp(low + step)), high }
        : { low, high: Math.max(low, clamp(high + step)) },
    );
  };
  const lines = [...trials].sort(
    (a, b) => Number(keptSet.has(a)) - Number(keptSet.has(b)) || a.value - b.value,
  );
  return (
    <div ref={place} className={classes.region}>
      {seen > 0 ? (
        <svg width={width} height={PARALLEL_HEIGHT} className={classes.drawing}>
          {lines.map((trial, at) =>
            trial === best ? null : (
              <path
                key={at}
                d={path(trial)}
                fill="none"
                className={keptSet.has(trial) ? classes.kept : classes.left}
              />
            ),
          )}
          {best ? <path d={path(best)} fill="none" className={classes.best} /> : null}
          {axes.map((axis, at) => {
            const x = xOf(at);
            const brush = brushes[axis.id] ?? { low: 0, high: 1 };
            const name = nameOf(axis);
            return (
              <g key={axis.id}>
                <text x={x} y={18} textAnchor="middle" className={classes.name}>
                  {name}
                </text>
                <line x1={x} x2={x} y1={TOP} y2={TOP + LENGTH} className={classes.axis} />
                {axisTicks(axis).map((tick) => (
                  <text key={tick} x={x + 11} y={yOf(tick) + 4} className={classes.tick}>
                    {format(valueAt(axis, tick))}
                  </text>
                ))}
                {brushes[axis.id] ? (
                  <rect
                    x={x - 7}
                    y={yOf(brush.high)}
                    width={14}
                    height={Math.max(2, (brush.high - brush.low) * LENGTH)}
                    className={classes.brush}
                  />
                ) : null}
                <rect
                  x={x - 14}
                  y={TOP}
                  width={28}
                  height={LENGTH}
                  className={classes.field}
                  onPointerDown={(event) => {
                    event.currentTarget.setPointerCapture(event.pointerId);
                    setDrag({ id: axis.id, from: placeAt(event) });
                  }}
                  onPointerMove={(event) => {
                    if (drag?.id !== axis.id) return;
                    const to = placeAt(event);
                    if (Math.abs(to - drag.from) > 0.015)
                      onBrush(axis.id, { low: Math.min(to, drag.from), high: Math.max(to, drag.from) });
                  }}
                  onPointerUp={(event) => {
                    // A click without a drag takes the brush away.
                    if (drag?.id === axis.id && Math.abs(placeAt(event) - drag.from) <= 0.015)
                      onBrush(axis.id, null);
                    setDrag(null);
                  }}
                  onPointerCancel={() => setDrag(null)}
                />
                {(['low', 'high'] as const).map((end) => (
                  <rect
                    key={end}
                    x={x - 8}
                    y={yOf(brush[end]) - 4}
                    width={16}
                    height={8}
                    rx={3}
                    className={classes.handle}
                    role="slider"
                    tabIndex={0}
                    aria-label={handleLabel(axis, end)}
                    aria-orientation="vertical"
                    aria-valuemin={0}
                    aria-valuemax={100}
                    aria-valuenow={Math.round(100 * brush[end])}
                    aria-valuetext={format(valueAt(axis, brush[end]))}
                    onKeyDown={(event) => onKey(event, axis.id, end)}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      ) : (
        <div style={{ height: PARALLEL_HEIGHT }} />
      )}
    </div>
  );
}
