'use client';
import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useFormatter } from 'next-intl';
import { useRef } from 'react';
import { type Cell, type RankedPair } from '@/lib/charts/heatmap-view';
import classes from './pair-list.module.css';

const ROW = 44;

/** Pairs, most similar first; only those in view are drawn. */
export function PairList({
  pairs,
  name,
  label,
  onOpen,
}: {
  pairs: readonly RankedPair[];
  name: (at: number) => string;
  label: string;
  onOpen: (cell: Cell) => void;
}) {
  const format = useFormatter();
  const region = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => region.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  return (
    <div ref={region} className={classes.region} tabIndex={0} role="region" aria-label={label}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const pair = pairs[index];
          if (!pair) return null;
          return (
            <li
              key={index}
              className={classes.row}
              style={{ transform: `translateY(${start}px)`, height: ROW }}
            >
              <UnstyledButton className={classes.pair} onClick={() => onOpen(pair)}>
                <span className={classes.names}>
                  {name(pair.row)}
                  <br />
                  {name(pair.column)}
                </span>
                <span className={classes.value}>
                  {format.number(pair.value, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
