'use client';
import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** What is said of a segment besides its name. */
export function DescriptionField({
  value,
  onDescription,
}: {
  value: string;
  onDescription: (description: string) => void;
}) {
  const t = useTranslations('segments.form');
  return (
    <Textarea
      label={t('description')}
      maxLength={2000}
      autosize
      minRows={2}
      value={value}
      onChange={({ currentTarget }) => onDescription(currentTarget.value)}
    />
  );
}
