'use client';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type Condition } from '@/lib/schemas/segment-rule';
import { attributeFields } from '@/lib/schemas/segment-fields';
import { attributeName } from '@/lib/segments/field-units';
import { conditionInstead, fieldChoices, type FieldId, fieldIdOf } from '@/lib/segments/rule-fields';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';

/** What a thing that conditions can be about is called. */
function useFieldName(): (id: FieldId) => string {
  const t = useTranslations('segments.builder.about');
  const features = useTranslations('features.name');
  return (id) => {
    const [type, ...rest] = id.split(':');
    const name = rest.join(':');
    const attribute = attributeName(name);
    if (attribute !== null) return attribute;
    const isOfField = type === 'number' || type === 'text' || type === 'date';
    if (isOfField && !attributeFields.includes(name)) return features(name);
    return isOfField ? t(`field.${name}`) : t(id.replace(':', '.'));
  };
}

/** Chooses what a condition is about: grouped, searchable by typing. */
export function FieldSelect({ condition, path }: { condition: Condition; path: RulePath }) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const nameOf = useFieldName();
  const { editor, catalogue } = useBuilder();
  const id = fieldIdOf(condition);
  const attributes = useMemo(
    () => catalogue.texts.map(({ field }) => attributeName(field)).filter((name) => name !== null),
    [catalogue],
  );
  const choices = fieldChoices(attributes);
  const groups = [...new Set(choices.map(({ group }) => group))].map((group) => ({
    group: t(`group.${group}`),
    items: choices
      .filter((choice) => choice.group === group)
      .map((choice) => ({ value: choice.id, label: nameOf(choice.id) })),
  }));
  // A field that the shop does not know (any more) stays what it is.
  const data = choices.some((choice) => choice.id === id)
    ? groups
    : [{ group: t('group.unknown'), items: [{ value: id, label: nameOf(id) }] }, ...groups];
  return (
    <Select
      aria-label={label('about')}
      data-part="first"
      data={data}
      value={id}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      nothingFoundMessage={t('nothingFound')}
      maxDropdownHeight={340}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      size="sm"
      onChange={(next) => {
        if (next && next !== id) editor.replace(path, conditionInstead(next, condition));
      }}
    />
  );
}
