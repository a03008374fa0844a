'use client';
import { MultiSelect, TagsInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { rfmCells } from '@/lib/schemas/features';
import { type Condition } from '@/lib/schemas/segment-rule';
import { useBuilder } from './builder-context';
import classes from './rule-builder.module.css';
import { Suggested } from './suggested';
import { useValueName } from './use-rule-tongue';

/** What a text is compared with: some of a closed set, a list that one types, or one text. */
export function TextValues({
  condition: { field, operator, values },
  label,
  onValues,
}: {
  condition: Extract<Condition, { type: 'text' }>;
  label: string;
  onValues: (values: readonly string[], topic?: string) => void;
}) {
  const t = useTranslations('segments.builder');
  const valueName = useValueName();
  const { catalogue } = useBuilder();
  const known = catalogue.texts.find((one) => one.field === field)?.values ?? [];
  const isList = operator === 'one-of' || operator === 'none-of';
  const common = { className: classes.values, 'aria-label': label } as const;
  // Cells and price bands are a closed set with names of their own.
  const closed =
    field === 'rfmCell' ? rfmCells : field === 'priceBand' ? (['low', 'middle', 'high'] as const) : null;
  if (!isList)
    return (
      <Suggested
        {...common}
        data={[...known]}
        value={values[0] ?? ''}
        placeholder={t('typeValue')}
        onChange={(text) => onValues(text === '' ? [] : [text], 'value')}
      />
    );
  return closed ? (
    <MultiSelect
      {...common}
      size="sm"
      data={closed.map((value) => ({ value, label: valueName(field, value) }))}
      value={[...values]}
      placeholder={values.length === 0 ? t('chooseValues') : undefined}
      onChange={(next) => onValues(next)}
    />
  ) : (
    <TagsInput
      {...common}
      size="sm"
      data={[...known]}
      limit={60}
      maxTags={200}
      acceptValueOnBlur
      value={[...values]}
      placeholder={values.length === 0 ? t('typeValues') : undefined}
      onChange={(next) => onValues(next)}
    />
  );
}
