'use client';
import { Button, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NumberField } from '@/components/ui/number-field';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { type Condition, type EventFilter } from '@/lib/schemas/segment-rule';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import { Choice } from './choice';
import { EventFilterFields } from './event-filter-fields';
import classes from './rule-builder.module.css';
import { PastWindowFields } from './window-fields';

type EventCondition = Extract<Condition, { type: 'event' }>;
type SequenceCondition = Extract<Condition, { type: 'sequence' }>;

const frequencies = ['did', 'did-not', 'at-least', 'at-most', 'exactly'] as const;
type Frequency = (typeof frequencies)[number];

const frequencyOf = ({ operator, count }: EventCondition): Frequency => {
  if (operator === 'at-least' && count === 1) return 'did';
  return operator === 'at-most' && count === 0 ? 'did-not' : operator;
};

/** How often something was done, when, and with which products. */
export function EventFields({ condition, path }: { condition: EventCondition; path: RulePath }) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { editor } = useBuilder();
  const change = (next: Partial<EventCondition>, topic?: string) =>
    editor.replace(path, { ...condition, ...next }, topic);
  const frequency = frequencyOf(condition);
  const choose = (next: Frequency) => {
    if (next === 'did') change({ operator: 'at-least', count: 1 });
    else if (next === 'did-not') change({ operator: 'at-most', count: 0 });
    else change({ operator: next, count: Math.max(next === 'at-least' ? 2 : 1, condition.count) });
  };
  return (
    <>
      <Choice
        label={label('frequency')}
        value={frequency}
        choices={frequencies.map((value) => ({ value, label: t(`frequency.${value}`) }))}
        onChoose={choose}
      />
      {frequency === 'did' || frequency === 'did-not' ? null : (
        <>
          <NumberField
            aria-label={label('count')}
            className={classes.short}
            min={0}
            step={1}
            value={condition.count}
            onValue={(value) =>
              change({ count: Math.min(1_000_000, Math.max(0, Math.round(value))) }, 'count')
            }
          />
          <Text size="sm" className={classes.word}>
            {t('times')}
          </Text>
        </>
      )}
      <PastWindowFields
        path={path}
        window={condition.window}
        onWindow={(window, topic) => change({ window }, topic)}
      />
      <EventFilterFields
        event={condition.event}
        label={label}
        onEvent={(event, topic) => change({ event }, topic)}
      />
    </>
  );
}

const MOST_STEPS = 5;

/** Steps one after the other, each soon enough after the one before. */
export function SequenceFields({ condition, path }: { condition: SequenceCondition; path: RulePath }) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { editor } = useBuilder();
  const { steps, withinDays, isDone } = condition;
  const change = (next: Partial<SequenceCondition>, topic?: string) =>
    editor.replace(path, { ...condition, ...next }, topic);
  const setStep = (at: number, step: EventFilter, topic?: string) =>
    change({ steps: steps.with(at, step) }, topic && `${topic} ${at}`);
  return (
    <>
      <Choice
        label={label('done')}
        value={isDone ? 'did' : 'did-not'}
        choices={(['did', 'did-not'] as const).map((value) => ({ value, label: t(`frequency.${value}`) }))}
        onChoose={(value) => change({ isDone: value === 'did' })}
      />
      <PastWindowFields
        path={path}
        window={condition.window}
        onWindow={(window, topic) => change({ window }, topic)}
      />
      <Choice
        label={label('gap')}
        value={withinDays === null ? 'any' : 'within'}
        choices={(['within', 'any'] as const).map((value) => ({ value, label: t(`gap.${value}`) }))}
        onChoose={(value) => change({ withinDays: value === 'any' ? null : 7 })}
      />
      {withinDays === null ? null : (
        <>
          <NumberField
            aria-label={label('gapDays')}
            className={classes.short}
            min={0.01}
            step="any"
            value={withinDays}
            onValue={(value) => change({ withinDays: Math.min(3650, Math.max(0.01, value)) }, 'gap')}
          />
          <Text size="sm" className={classes.word}>
            {t('daysUnit')}
          </Text>
        </>
      )}
      {steps.map((step, at) => {
        const stepLabel = (control: string) => t('stepLabel', { step: at + 1, control: label(control) });
        return (
          <div key={at} className={classes.step}>
            <Text size="sm" c="dimmed" className={classes.word}>
              {t('step', { step: at + 1 })}
            </Text>
            <Choice
              label={stepLabel('action')}
              value={step.kind}
              choices={interactionKinds.map((value) => ({ value, label: t(`about.event.${value}`) }))}
              onChoose={(kind) => setStep(at, { ...step, kind })}
            />
            <EventFilterFields
              event={step}
              label={stepLabel}
              onEvent={(event, topic) => setStep(at, event, topic)}
            />
            {steps.length > 2 ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={stepLabel('removeStep')}
                onClick={() => change({ steps: steps.toSpliced(at, 1) })}
              >
                {t('removeStep')}
              </Button>
            ) : null}
          </div>
        );
      })}
      {steps.length < MOST_STEPS ? (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={label('addStep')}
          onClick={() => change({ steps: [...steps, { kind: 'purchase' }] })}
        >
          {t('addStep')}
        </Button>
      ) : null}
    </>
  );
}
