'use client';
import { useTranslations } from 'next-intl';
import { comparisons } from '@/lib/schemas/rule-vocabulary';
import { comparisonNames } from '@/lib/segments/rule-tongue';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import { Choice } from './choice';

const knownChoices = ['known', 'unknown'] as const;
type Known = (typeof knownChoices)[number];

/** How a value is compared. Of fields, whether there is a value at all is asked in the same place. */
export function Operator<Value extends string>({
  path,
  field,
  value,
  choices,
  onChoose,
}: {
  path: RulePath;
  /** Of a field that may be unknown. */
  field?: string;
  value: Value | Known;
  choices: readonly { readonly value: Value; readonly label: string }[];
  onChoose: (value: Value) => void;
}) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { editor } = useBuilder();
  const known =
    field === undefined ? [] : knownChoices.map((one) => ({ value: one, label: t(`known.${one}`) }));
  return (
    <Choice<Value | Known>
      label={label('operator')}
      value={value}
      choices={[...choices, ...known]}
      onChoose={(next) => {
        const chosen = choices.find((one) => one.value === next);
        if (chosen) onChoose(chosen.value);
        else if (field !== undefined)
          editor.replace(path, { type: 'known', field, isKnown: next === 'known' });
      }}
    />
  );
}

/** Ways to compare numbers, named. */
export function useComparisons() {
  const t = useTranslations('segments.builder.comparison');
  return comparisons.map((value) => ({ value, label: t(comparisonNames[value]) }));
}
