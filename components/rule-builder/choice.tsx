'use client';
import { NativeSelect } from '@mantine/core';

/** One of a few, as a plain list that every keyboard and phone knows. */
export function Choice<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: Value;
  choices: readonly { readonly value: Value; readonly label: string }[];
  onChoose: (value: Value) => void;
}) {
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      data={[...choices]}
      size="sm"
      onChange={({ currentTarget }) => {
        const choice = choices.find((one) => one.value === currentTarget.value);
        if (choice) onChoose(choice.value);
      }}
    />
  );
}
