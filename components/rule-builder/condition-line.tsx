'use client';
import { Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { Term } from '@/components/ui/term';
import { type Condition } from '@/lib/schemas/segment-rule';
import { pathText } from '@/lib/segments/rule-problems';
import { type RulePath } from '@/lib/segments/rule-tree';
import { lineNumber, useBuilder, useLineLabel } from './builder-context';
import { EventFields, SequenceFields } from './event-fields';
import { FieldSelect } from './field-select';
import { LineTools } from './line-tools';
import { MembershipFields } from './membership-fields';
import classes from './rule-builder.module.css';
import {
  AffinityFields,
  DateFields,
  KnownFields,
  NumberFields,
  PredictionFields,
  TextFields,
} from './value-fields';

function Fields({ condition, path }: { condition: Condition; path: RulePath }) {
  const { currency } = useShop();
  switch (condition.type) {
    case 'number':
      return <NumberFields condition={condition} path={path} currency={currency} />;
    case 'text':
      return <TextFields condition={condition} path={path} />;
    case 'date':
      return <DateFields condition={condition} path={path} />;
    case 'known':
      return <KnownFields condition={condition} path={path} />;
    case 'event':
      return <EventFields condition={condition} path={path} />;
    case 'sequence':
      return <SequenceFields condition={condition} path={path} />;
    case 'affinity':
      return <AffinityFields condition={condition} path={path} />;
    case 'prediction':
      return <PredictionFields condition={condition} path={path} />;
    case 'cluster':
    case 'segment':
      return <MembershipFields condition={condition} path={path} />;
  }
}

/** What the chosen field is, for those who ask. */
function Definition({ condition, path }: { condition: Condition; path: RulePath }) {
  const definitions = useTranslations('features.definition');
  const label = useLineLabel(path);
  const feature =
    'field' in condition ? condition.field : condition.type === 'affinity' ? condition.kind : '';
  if (feature === '' || !definitions.has(feature)) return null;
  return (
    <Term term={feature} from="features.definition" label={label('definition')}>
      <IconInfoCircle size={16} aria-hidden />
    </Term>
  );
}

/** One condition: what it is about, what it asks, and beside it what it still lacks. */
export function ConditionLine({ condition, path }: { condition: Condition; path: RulePath }) {
  const t = useTranslations('segments');
  const { problems } = useBuilder();
  const problem = problems.get(pathText(path));
  return (
    <div
      role="group"
      aria-label={t('builder.condition', { line: lineNumber(path) })}
      data-rule={pathText(path)}
    >
      <div className={classes.line}>
        <div className={classes.fields}>
          <div className={classes.about}>
            <FieldSelect condition={condition} path={path} />
          </div>
          <Definition condition={condition} path={path} />
          <Fields condition={condition} path={path} />
        </div>
        <LineTools path={path} />
      </div>
      {problem ? (
        <Text size="xs" c="red" mt={4} role="status">
          {t(`problem.${problem}`)}
        </Text>
      ) : null}
    </div>
  );
}
