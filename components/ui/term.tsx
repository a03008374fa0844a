'use client';
import { UnstyledButton } from '@mantine/core';
import { type ReactNode } from 'react';
import { LazyMenu } from './lazy-menu';
import classes from './term.module.css';

const load = () => import('./term-popover');

/** A technical term that explains itself in plain words at a click or with the keyboard. `term` is a key of messages `terms`. */
export function Term({ term, children }: { term: string; children: ReactNode }) {
  return (
    <LazyMenu
      load={load}
      menuProps={{ term }}
      target={(open) => (
        <UnstyledButton className={classes.term} aria-haspopup="dialog" onClick={open}>
          {children}
        </UnstyledButton>
      )}
    />
  );
}
