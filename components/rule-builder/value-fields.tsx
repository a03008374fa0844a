'use client';
import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type Condition } from '@/lib/schemas/segment-rule';
import { fieldUnit } from '@/lib/segments/field-units';
import { type RulePath } from '@/lib/segments/rule-tree';
import { conditionAbout, fieldIdOf } from '@/lib/segments/rule-fields';
import { Amount } from './amount';
import { useBuilder, useLineLabel } from './builder-context';
import { Operator, useComparisons } from './operator';
import classes from './rule-builder.module.css';
import { QuestionChoice } from './question-choice';
import { DateWindowFields } from './window-fields';

// Most lines ask for a number: fields that suggest values come with the first line that needs one.
const TextValues = dynamic(() => import('./text-values').then((module) => module.TextValues), {
  ssr: false,
  loading: () => <Skeleton h={36} className={classes.values} />,
});
const Suggested = dynamic(() => import('./suggested').then((module) => module.Suggested), {
  ssr: false,
  loading: () => <Skeleton h={36} className={classes.values} />,
});

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>;
interface Props<Type extends Condition['type']> {
  readonly condition: Of<Type>;
  readonly path: RulePath;
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
  const { editor } = useBuilder();
  const { field, operator, values } = condition;
  const set = (next: readonly string[], topic?: string) =>
    editor.replace(path, { ...condition, values: [...next] }, topic);
  const operators = textOperators.some((one) => one === operator)
    ? textOperators
    : [operator, ...textOperators];
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
      <TextValues condition={condition} label={label('value')} onValues={set} />
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
      <DateWindowFields
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
      <QuestionChoice condition={condition} path={path} />
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
      <Suggested
        className={classes.values}
        aria-label={label('name')}
        placeholder={t('typeValue')}
        data={[...names]}
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
