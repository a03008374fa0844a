'use client';
import { Autocomplete, type AutocompleteProps } from '@mantine/core';

/** Text that the shop's own values are suggested for. */
export function Suggested(props: Omit<AutocompleteProps, 'size' | 'limit'>) {
  return <Autocomplete {...props} size="sm" limit={60} />;
}
