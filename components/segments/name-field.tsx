'use client';
import { TextInput } from '@mantine/core';

/** What a segment is called. */
export function NameField({
  label,
  hasFocus = false,
  value,
  onName,
}: {
  label: string;
  /** The field that a dialog opens on. */
  hasFocus?: boolean;
  value: string;
  onName: (name: string) => void;
}) {
  return (
    <TextInput
      label={label}
      required
      data-autofocus={hasFocus || undefined}
      maxLength={120}
      value={value}
      onChange={({ currentTarget }) => onName(currentTarget.value)}
    />
  );
}
