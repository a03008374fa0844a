'use client';
import { Group, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NumberField } from '@/components/ui/number-field';
import { type PastWindow, type TimeWindow } from '@/lib/schemas/segment-rule';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import { Choice } from './choice';
import classes from './rule-builder.module.css';

const pastKinds = ['last', 'before', 'between', 'ever'] as const;
const dateKinds = ['last', 'before', 'next', 'between', 'ever'] as const;

const DAY = 86_400_000;

const dayBefore = (clock: string | null, days: number): string =>
  clock === null ? '' : new Date(Date.parse(clock) - days * DAY).toISOString().slice(0, 10);

interface Props<Window extends TimeWindow> {
  readonly path: RulePath;
  readonly window: Window;
  readonly onWindow: (window: Window, topic?: string) => void;
}

/** When: in the last so many days, before that, in the next so many, between two days, or ever. Days count from the shop's clock. */
function WindowFields({
  path,
  window,
  kinds,
  onWindow,
}: Props<TimeWindow> & { readonly kinds: readonly TimeWindow['kind'][] }) {
  const t = useTranslations('segments.builder');
  const label = useLineLabel(path);
  const { clock } = useBuilder().catalogue;
  const days = 'days' in window ? window.days : 90;
  const choose = (kind: TimeWindow['kind']) => {
    if (kind === 'ever') onWindow({ kind });
    else if (kind === 'between') onWindow({ kind, from: dayBefore(clock, days), to: dayBefore(clock, 0) });
    else onWindow({ kind, days });
  };
  return (
    <Group gap={6} wrap={window.kind === 'between' ? 'wrap' : 'nowrap'}>
      <Choice
        label={label('window')}
        value={window.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`window.${kind}`) }))}
        onChoose={choose}
      />
      {'days' in window ? (
        <>
          <NumberField
            aria-label={label('days')}
            className={classes.short}
            min={1}
            max={3650}
            step={1}
            value={window.days}
            onValue={(value) =>
              onWindow({ ...window, days: Math.min(3650, Math.max(1, Math.round(value))) }, 'days')
            }
          />
          <Text size="sm" className={classes.word}>
            {t(window.kind === 'before' ? 'daysAgo' : 'daysUnit')}
          </Text>
        </>
      ) : null}
      {window.kind === 'between' ? (
        <Group gap={6}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              size="sm"
              aria-label={label(end)}
              value={window[end]}
              onChange={({ currentTarget }) => onWindow({ ...window, [end]: currentTarget.value }, end)}
            />
          ))}
        </Group>
      ) : null}
    </Group>
  );
}

/** When a date lies: also ahead, where it is expected. */
export const DateWindowFields = (props: Props<TimeWindow>) => <WindowFields {...props} kinds={dateKinds} />;

/** When something was done, which is never ahead. */
export function PastWindowFields({ onWindow, ...props }: Props<PastWindow>) {
  return (
    <WindowFields
      {...props}
      kinds={pastKinds}
      onWindow={(window, topic) => {
        if (window.kind !== 'next') onWindow(window, topic);
      }}
    />
  );
}
