'use client';
import { UnstyledButton } from '@mantine/core';
import { type ComponentProps } from 'react';
import classes from './icon-button.module.css';

/** A button of the header: an icon, named for those who do not see it. */
export function IconButton({
  label,
  ...rest
}: ComponentProps<typeof UnstyledButton<'button'>> & { label: string }) {
  return (
    <UnstyledButton
      component="button"
      {...rest}
      className={classes.button}
      aria-label={label}
      title={label}
    />
  );
}
