'use client';
import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

interface Props extends Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'onBlur'> {
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/**
 * A field for a number that lives elsewhere (in the address). What is typed stays as typed until the field is left; the
 * number is told as soon as it is one.
 */
export function NumberField({ value, onValue, ...rest }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      type="number"
      inputMode="decimal"
      required
      withAsterisk={false}
      value={draft ?? String(value)}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        if (Number.isFinite(currentTarget.valueAsNumber)) onValue(currentTarget.valueAsNumber);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
