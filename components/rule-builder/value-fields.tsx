'use client';
import { Autocomplete, MultiSelect, TagsInput, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NumberField } from '@/components/ui/number-field';
import { rfmCells } from '@/lib/schemas/features';
import { type Condition } from '@/lib/schemas/segment-rule';
import { comparisons } from '@/lib/schemas/rule-vocabulary';
import { fieldUnit } from '@/lib/segments/field-units';
import { comparisonNames } from '@/lib/segments/rule-tongue';
import { type RulePath } from '@/lib/segments/rule-tree';
import { conditionAbout, fieldIdOf } from '@/lib/segments/rule-fields';
import { useBuilder, useLineLabel } from './builder-context';
import { Choice } from './choice';
import classes from './rule-builder.module.css';
import { useValueName } from './use-rule-tongue';
import { WindowFields } from './window-fields';

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>;
interface Props<Type extends Condition['type']> {
  readonly condition: Of<Type>;
  readonly path: RulePath;
}

const knownChoices = ['known', 'unknown'] as const;
type Known = (typeof knownChoices)[number];

/** How a value is compared. Of fields, whether there is a value at all is asked in the same place. */
function Operator<Value extends string>({
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

function useComparisons() {
  const t = useTranslations('segments.builder.comparison');
  return comparisons.map((value) => ({ value, label: t(comparisonNames[value]) }));
}

const PERCENT_DIGITS = 1e4;

/** A share (0..1) that is typed as percent, or a plain number with its unit. */
function Amount({
  path,
  isShare,
  unit,
  value,
  onValue,
}: {
  path: RulePath;
  isShare: boolean;
  unit: string | null;
  value: number;
  onValue: (value: number) => void;
}) {
  const label = useLineLabel(path);
  const shown = isShare ? Math.round(value * 100 * PERCENT_DIGITS) / PERCENT_DIGITS : value;
  return (
    <>
      <NumberField
        aria-label={label('value')}
        className={classes.medium}
        step="any"
        value={shown}
        onValue={(next) => onValue(isShare ? next / 100 : next)}
      />
      {isShare || unit !== null ? (
        <Text size="sm" className={classes.word}>
          {isShare ? '%' : unit}
        </Text>
      ) : null}
    </>
  );
}

export function NumberFields({ condition, path, currency }: Props<'number'> & { currency: string }) {
  const t = useTranslations('segments.builder');
  const { editor } = useBuilder();
  const unit = fieldUnit(condition.field);
  return (
    <>
      <Operator
        path={path}
        field={condition.field}
        value={condition.operator}
        choices={useComparisons()}
        onChoose={(operator) => editor.replace(path, { ...condition, operator })}
      />
      <Amount
        path={path}
        isShare={unit === 'share'}
        unit={unit === 'money' ? currency : unit === 'days' ? t('daysUnit') : null}
        value={condition.value}
        onValue={(value) => editor.replace(path, { ...condition, value }, 'value')}
      />
    </>
  );
}

const textOperators = ['one-of', 'none-of', 'contains', 'starts-with'] as const;

export function TextFields({ condition, path }: Props<'text'>) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const valueName = useValueName();
  const { editor, catalogue } = useBuilder();
  const { field, operator, values } = condition;
  const known = catalogue.texts.find((one) => one.field === field)?.values ?? [];
  const isList = operator === 'one-of' || operator === 'none-of';
  const set = (next: readonly string[], topic?: string) =>
    editor.replace(path, { ...condition, values: [...next] }, topic);
  const operators = textOperators.some((one) => one === operator)
    ? textOperators
    : [operator, ...textOperators];
  const common = { size: 'sm', className: classes.values, 'aria-label': label('value') } as const;
  // Cells and price bands are a closed set with names of their own.
  const closed =
    field === 'rfmCell' ? rfmCells : field === 'priceBand' ? (['low', 'middle', 'high'] as const) : null;
  return (
    <>
      <Operator
        path={path}
        field={field}
        value={operator}
        choices={operators.map((value) => ({ value, label: t(`text.${value}`) }))}
        onChoose={(next) =>
          editor.replace(path, {
            ...condition,
            operator: next,
            values: next === 'one-of' || next === 'none-of' ? values : values.slice(0, 1),
          })
        }
      />
      {isList && closed ? (
        <MultiSelect
          {...common}
          data={closed.map((value) => ({ value, label: valueName(field, value) }))}
          value={[...values]}
          placeholder={values.length === 0 ? t('chooseValues') : undefined}
          onChange={(next) => set(next)}
        />
      ) : isList ? (
        <TagsInput
          {...common}
          data={[...known]}
          limit={60}
          maxTags={200}
          acceptValueOnBlur
          value={[...values]}
          placeholder={values.length === 0 ? t('typeValues') : undefined}
          onChange={(next) => set(next)}
        />
      ) : (
        <Autocomplete
          {...common}
          data={[...known]}
          limit={60}
          value={values[0] ?? ''}
          placeholder={t('typeValue')}
          onChange={(text) => set(text === '' ? [] : [text], 'value')}
        />
      )}
    </>
  );
}

export function DateFields({ condition, path }: Props<'date'>) {
  const t = useTranslations('segments.builder');
  const { editor } = useBuilder();
  return (
    <>
      <Operator
        path={path}
        field={condition.field}
        value="lies"
        choices={[{ value: 'lies', label: t('lies') }]}
        onChoose={() => {}}
      />
      <WindowFields
        path={path}
        window={condition.window}
        onWindow={(window, topic) => editor.replace(path, { ...condition, window }, topic)}
      />
    </>
  );
}

/** Known or not; any other comparison makes it a condition on the value again. */
export function KnownFields({ condition, path }: Props<'known'>) {
  const t = useTranslations('segments.builder');
  const { editor } = useBuilder();
  return (
    <Operator
      path={path}
      field={condition.field}
      value={condition.isKnown ? 'known' : 'unknown'}
      choices={[{ value: 'compared', label: t('known.compared') }]}
      onChoose={() => editor.replace(path, conditionAbout(fieldIdOf(condition)))}
    />
  );
}

export function PredictionFields({ condition, path }: Props<'prediction'>) {
  const { editor } = useBuilder();
  return (
    <>
      <Operator
        path={path}
        value={condition.operator}
        choices={useComparisons()}
        onChoose={(operator) => editor.replace(path, { ...condition, operator })}
      />
      <Amount
        path={path}
        isShare
        unit={null}
        value={condition.probability}
        onValue={(value) =>
          editor.replace(path, { ...condition, probability: Math.min(1, Math.max(0, value)) }, 'value')
        }
      />
    </>
  );
}

export function AffinityFields({ condition, path }: Props<'affinity'>) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { editor, catalogue } = useBuilder();
  const names = catalogue.affinities.find(({ kind }) => kind === condition.kind)?.names ?? [];
  return (
    <>
      <Autocomplete
        size="sm"
        className={classes.values}
        aria-label={label('name')}
        placeholder={t('typeValue')}
        data={[...names]}
        limit={60}
        value={condition.name}
        onChange={(name) => editor.replace(path, { ...condition, name }, 'name')}
      />
      <Operator
        path={path}
        value={condition.operator}
        choices={useComparisons()}
        onChoose={(operator) => editor.replace(path, { ...condition, operator })}
      />
      <Amount
        path={path}
        isShare={false}
        unit={t('timesShop')}
        value={condition.lift}
        onValue={(lift) => editor.replace(path, { ...condition, lift: Math.max(0, lift) }, 'value')}
      />
    </>
  );
}
