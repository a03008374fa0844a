'use client';
import { UnstyledButton } from '@mantine/core';
import { type ReactNode } from 'react';
import { LazyMenu } from './lazy-menu';
import classes from './term.module.css';

const load = () => import('./term-popover');

/** Where terms are explained: what the field calls so, and what the features of customers are. */
export type TermSource = 'terms' | 'features.definition';

/** A technical term that explains itself in plain words at a click or with the keyboard. `term` is a key of messages `from`. */
export function Term({
  term,
  from = 'terms',
  label,
  className = '',
  children,
}: {
  term: string;
  from?: TermSource;
  /** What a sign without words is called. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <LazyMenu
      load={load}
      menuProps={{ term, from }}
      target={(open) => (
        <UnstyledButton
          className={`${label === undefined ? classes.term : classes.sign} ${className}`}
          aria-haspopup="dialog"
          aria-label={label}
          title={label}
          onClick={open}
        >
          {children}
        </UnstyledButton>
      )}
    />
  );
}
