'use client';
import { ActionIcon, Checkbox, Group, NativeSelect, Stack, Switch } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { NumberField } from '@/components/ui/number-field';
import { type AlgorithmId, type ParamField } from '@/lib/schemas/model';
import { isWithinBounds } from './bounds';
import { type ParamValue } from './params-in-address';

interface Props {
  readonly field: ParamField;
  readonly value: ParamValue;
  /** What a field of several algorithms chooses from. */
  readonly parts: readonly AlgorithmId[];
  readonly onChange: (value: ParamValue) => void;
  /** Back to the default; absent while it is there. */
  readonly onReset?: () => void;
}

/** One parameter, drawn from the algorithm's own schema: its kind, bounds and explanation, and the way back to its default. */
export function ParamInput({ field, value, parts, onChange, onReset }: Props) {
  const t = useTranslations('models');
  const { label, description, valueText } = useFieldTexts(field);
  const reset = onReset ? (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="inherit"
      size="sm"
      aria-label={t('resetNamed', { name: label, value: valueText(field.default) })}
      title={t('resetNamed', { name: label, value: valueText(field.default) })}
      onClick={onReset}
    >
      <IconRestore size={14} aria-hidden />
    </ActionIcon>
  ) : null;
  if (field.type === 'boolean')
    return (
      <Group wrap="nowrap" align="flex-start" gap={4}>
        <Switch
          label={label}
          description={description}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {reset}
      </Group>
    );
  if (field.type === 'algorithms')
    return <PartsInput {...{ label, description, value, parts, onChange, reset }} />;
  if (field.type === 'choice')
    return (
      <NativeSelect
        label={label}
        description={description}
        value={String(value)}
        data={(field.choices ?? []).map((choice) => ({ value: choice, label: valueText(choice) }))}
        rightSection={reset ?? undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  return (
    <NumberField
      label={label}
      description={description}
      step={field.type === 'integer' ? 1 : 'any'}
      min={field.min ?? undefined}
      max={field.max ?? undefined}
      value={Number(value)}
      error={
        isWithinBounds(field, value)
          ? undefined
          : t('outOfBounds', { min: bound(field.min, '−∞'), max: bound(field.max, '∞') })
      }
      rightSection={reset}
      onValue={onChange}
    />
  );
}

const bound = (value: number | null, infinite: string) => (value === null ? infinite : String(value));

/** A parameter's name without that of the member that it belongs to. */
const ownName = ({ name, member }: ParamField) => (member ? name.slice(member.length + 1) : name);

/** What a parameter is called, in the reader's language where messages have it. */
export function useFieldLabel(): (field: ParamField) => string {
  const t = useTranslations('models');
  return (field) => {
    const name = ownName(field);
    const label = t.has(`param.${name}.label`) ? t(`param.${name}.label`) : name;
    return field.member
      ? t('memberParam', { member: t(`algorithmName.${field.member}`), name: label })
      : label;
  };
}

/** Names and explanations of a parameter and its values, in the reader's language where messages have them. */
export function useFieldTexts(field: ParamField) {
  const t = useTranslations('models');
  const format = useFormatter();
  const key = `param.${ownName(field)}`;
  return {
    label: useFieldLabel()(field),
    description: t.has(`${key}.text`) ? t(`${key}.text`) : field.description,
    valueText: (value: ParamValue): string => {
      if (typeof value === 'number') return format.number(value, { maximumSignificantDigits: 6 });
      if (typeof value === 'boolean') return t(value ? 'on' : 'off');
      return t.has(`choice.${value}`) ? t(`choice.${value}`) : value;
    },
  };
}

function PartsInput({
  label,
  description,
  value,
  parts,
  onChange,
  reset,
}: {
  label: string;
  description: string;
  value: ParamValue;
  parts: readonly AlgorithmId[];
  onChange: (value: string) => void;
  reset: React.ReactNode;
}) {
  const t = useTranslations('models');
  const chosen = String(value).split(',').filter(Boolean);
  return (
    <Checkbox.Group
      label={
        <Group gap={4} component="span">
          {label}
          {reset}
        </Group>
      }
      description={description}
      value={chosen}
      error={chosen.length === 0 ? t('chooseOne') : undefined}
      onChange={(next) => onChange(parts.filter((id) => next.includes(id)).join(','))}
    >
      <Stack gap={6} mt={6}>
        {parts.map((id) => (
          <Checkbox key={id} size="xs" value={id} label={t(`algorithmName.${id}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
