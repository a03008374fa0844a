'use client';
import { TextInput } from '@mantine/core';

/** What a segment is called. */
export function NameField({
  label,
  value,
  onName,
}: {
  label: string;
  value: string;
  onName: (name: string) => void;
}) {
  return (
    <TextInput
      label={label}
      required
      maxLength={120}
      value={value}
      onChange={({ currentTarget }) => onName(currentTarget.value)}
    />
  );
}
