'use client';
import { Text } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { type HeatColour } from '@/lib/charts/heat-colours';
import { labelWidth } from '@/lib/charts/label-width';
import { twoLines } from '@/lib/charts/tree-layout';
import classes from './heat-grid.module.css';
import { useWidth } from './use-width';

/** A cell as it is drawn; null where there is nothing to show. */
export interface HeatCell {
  readonly colour: HeatColour;
  /** In the cell, where it has room. */
  readonly text: string;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const ROW = 28;
/** Narrower cells leave their text out; the grid scrolls before it gets this narrow. */
const NARROWEST = 34;
const WIDEST = 120;
/** From one line of a row's name to the next. */
const LINE = 12;

export const heatGridHeight = (rows: number, head: number): number => head + ROW * rows + 40;

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Room above for column names: upright ones lie slanted where they are longer than their column. */
const slant = (columns: readonly string[]) =>
  Math.max(...columns.map((name) => Math.min(name.length, 22)), 1);

/**
 * A map of rows by columns as SVG, up to 2,500 cells: hover or the arrow keys read a cell out below it, Enter opens it.
 */
export function HeatGrid({
  label,
  rows,
  columns,
  cells,
  readout,
  hint,
  onOpen,
}: {
  /** What is shown, for those who do not see it. */
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  /** By row, then column. */
  cells: readonly (readonly (HeatCell | null)[])[];
  /** One cell in words. */
  readout: (row: number, column: number) => string;
  /** Shown while no cell is read out. */
  hint: string;
  onOpen?: (row: number, column: number) => void;
}) {
  const [region, width] = useWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<Place | null>(null);
  const left = labelWidth(rows, 40, width > 0 && width < 480 ? 120 : width > 860 ? 216 : 164);
  const share = (width - left) / Math.max(1, columns.length);
  const isSlanted = columns.some((name) => name.length * 7 > Math.min(WIDEST, share));
  const head = isSlanted ? 14 + slant(columns) * 5 : 22;
  // The last names lean out over the right edge.
  const right = isSlanted ? slant(columns) * 5 : 0;
  const cell = Math.min(WIDEST, Math.max(NARROWEST, share - right / Math.max(1, columns.length)));
  const height = head + ROW * rows.length + 4;
  const drawn = left + cell * columns.length + right;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Enter' && cursor) onOpen?.(cursor.row, cursor.column);
    if (!step) return;
    event.preventDefault();
    const from = cursor ?? { row: -step[0], column: -step[1] };
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most - 1, value));
    setCursor({
      row: clamp(from.row + step[0], rows.length),
      column: clamp(from.column + step[1], columns.length),
    });
  };
  return (
    <>
      <div ref={region} className={classes.region} tabIndex={-1}>
        {width === 0 ? (
          <div style={{ height }} />
        ) : (
          <svg
            width={drawn}
            height={height}
            className={classes.grid}
            role="img"
            aria-label={`${label}. ${hint}`}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerLeave={() => setCursor(null)}
            onBlur={() => setCursor(null)}
          >
            {columns.map((name, column) => {
              const x = left + cell * (column + 0.5);
              return (
                <text
                  key={column}
                  className={classes.label}
                  x={x}
                  y={head - 8}
                  textAnchor={isSlanted ? 'start' : 'middle'}
                  transform={isSlanted ? `rotate(-40 ${x} ${head - 8})` : undefined}
                >
                  {shortened(name, 22)}
                </text>
              );
            })}
            {rows.map((name, row) => (
              <text
                key={row}
                className={classes.row}
                y={head + ROW * (row + 0.5)}
                textAnchor="end"
                dominantBaseline="central"
              >
                <title>{name}</title>
                {twoLines(name, Math.floor((left - 14) / 6.8)).map((line, at, { length }) => (
                  <tspan key={at} x={left - 8} dy={at > 0 ? LINE : (-LINE * (length - 1)) / 2}>
                    {line}
                  </tspan>
                ))}
              </text>
            ))}
            {cells.map((line, row) =>
              line.map((one, column) => {
                const [x, y] = [left + cell * column, head + ROW * row];
                return (
                  <g
                    key={`${row} ${column}`}
                    onPointerMove={() => setCursor({ row, column })}
                    onClick={() => onOpen?.(row, column)}
                    style={onOpen ? { cursor: 'pointer' } : undefined}
                  >
                    <rect
                      x={x + 0.5}
                      y={y + 0.5}
                      width={cell - 1}
                      height={ROW - 1}
                      className={one ? undefined : classes.blank}
                      fill={one?.colour.fill}
                    />
                    {one && one.text.length * 6.4 < cell ? (
                      <text
                        className={classes.text}
                        x={x + cell / 2}
                        y={y + ROW / 2}
                        textAnchor="middle"
                        dominantBaseline="central"
                        fill={one.colour.ink}
                      >
                        {one.text}
                      </text>
                    ) : null}
                  </g>
                );
              }),
            )}
            {cursor ? (
              <rect
                x={left + cell * cursor.column + 1}
                y={head + ROW * cursor.row + 1}
                width={cell - 2}
                height={ROW - 2}
                fill="none"
                stroke="var(--mantine-color-text)"
                strokeWidth={2}
                pointerEvents="none"
              />
            ) : null}
          </svg>
        )}
      </div>
      <Text size="sm" mih={24} mt={6} role="status" aria-live="polite" data-testid="readout">
        {cursor ? readout(cursor.row, cursor.column) : hint}
      </Text>
    </>
  );
}
