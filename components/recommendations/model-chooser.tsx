'use client';
import { NativeSelect } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type ModelRunView } from '@/lib/schemas/model';

/** Chooses one of the shop's runs; '' is the current model. */
export function ModelChooser({
  runs,
  value,
  onChange,
  label,
}: {
  runs: readonly ModelRunView[];
  value: string;
  onChange: (runId: string) => void;
  label: string;
}) {
  const t = useTranslations('recommendations');
  const models = useTranslations('models');
  const format = useFormatter();
  const data = runs.map((run) => ({
    value: run.id,
    label: `${models(`algorithmName.${run.algorithm}`)}${run.isCurrent ? ` (${models('current')})` : ''}, ${format.dateTime(new Date(run.createdAt), { dateStyle: 'short', timeStyle: 'short' })}`,
  }));
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      data={[{ value: '', label: t('currentModel') }, ...data]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
