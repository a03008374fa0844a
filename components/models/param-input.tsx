'use client';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ParamField } from '@/lib/schemas/model';

type Value = number | string | boolean;

/** One field of a training form, drawn from the algorithm's own parameter schema: its kind, bounds and explanation. */
export function ParamInput({
  field,
  value,
  onChange,
}: {
  field: ParamField;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const t = useTranslations('models');
  const label = t.has(`param.${field.name}.label`) ? t(`param.${field.name}.label`) : field.name;
  const description = t.has(`param.${field.name}.text`) ? t(`param.${field.name}.text`) : field.description;
  if (field.type === 'boolean')
    return (
      <Switch
        label={label}
        description={description}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (field.type === 'choice')
    return (
      <NativeSelect
        label={label}
        description={description}
        value={String(value)}
        data={[...(field.choices ?? [])].map((choice) => ({
          value: choice,
          label: t.has(`choice.${choice}`) ? t(`choice.${choice}`) : choice,
        }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const isOutside =
    typeof value === 'number' &&
    ((field.min !== null && value < field.min) || (field.max !== null && value > field.max));
  return (
    <TextInput
      label={label}
      description={description}
      type="number"
      inputMode="decimal"
      step={field.type === 'integer' ? 1 : 'any'}
      min={field.min ?? undefined}
      max={field.max ?? undefined}
      value={typeof value === 'boolean' ? '' : value}
      error={isOutside ? t('outOfBounds', { min: field.min ?? '−∞', max: field.max ?? '∞' }) : undefined}
      required
      onChange={(event) =>
        onChange(event.currentTarget.value === '' ? '' : Number(event.currentTarget.value))
      }
    />
  );
}
