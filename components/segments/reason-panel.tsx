'use client';
import { Alert, Box, Group, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { useRuleTongue } from '@/components/rule-builder/use-rule-tongue';
import { ErrorState } from '@/components/ui/error-state';
import { membershipReasonOptions } from '@/lib/queries/segments';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { type ConditionReason, type GroupReason, type Reason } from '@/lib/schemas/segment-reason';
import { fieldUnit } from '@/lib/segments/field-units';
import { type RuleTongue } from '@/lib/segments/rule-tongue';
import { conditionWords } from '@/lib/segments/rule-words';

function Mark({ isTrue }: { isTrue: boolean }) {
  const t = useTranslations('segments.why');
  return (
    <ThemeIcon
      size={20}
      radius="xl"
      variant="light"
      color={isTrue ? 'teal' : 'red'}
      role="img"
      aria-label={t(isTrue ? 'true' : 'false')}
    >
      {isTrue ? <IconCheck size={14} /> : <IconX size={14} />}
    </ThemeIcon>
  );
}

/** What the customer has, in the unit of what is asked. */
function useHas(tongue: RuleTongue): (reason: ConditionReason) => string | null {
  const t = useTranslations('segments.why');
  const format = useFormatter();
  return ({ condition, value }) => {
    if (condition.type === 'segment') return null;
    if (value === null) return t('unknown');
    if (condition.type === 'cluster')
      return typeof value === 'number' ? tongue.clusterName(condition.clusteringId, value) : value;
    if (condition.type === 'event') return t('times', { count: Number(value) });
    if (condition.type === 'sequence') return t('steps', { count: Number(value) });
    if (typeof value === 'string') {
      if ('field' in condition && condition.type !== 'date') return tongue.valueName(condition.field, value);
      const time = Date.parse(value);
      return Number.isNaN(time) ? value : format.dateTime(new Date(time), { dateStyle: 'medium' });
    }
    if (condition.type === 'prediction') return tongue.percent(value);
    const unit = 'field' in condition ? fieldUnit(condition.field) : 'count';
    if (unit === 'money') return tongue.money(Math.round(value));
    if (unit === 'share') return tongue.percent(value);
    if (unit === 'days') return tongue.say('days', { days: Math.round(value) });
    return unit === 'year' ? String(value) : format.number(value, { maximumFractionDigits: 2 });
  };
}

function Line({ reason, tongue }: { reason: Reason; tongue: RuleTongue }) {
  const t = useTranslations('segments.why');
  const has = useHas(tongue);
  if (reason.type === 'group') return <Lines reason={reason} tongue={tongue} />;
  const found = has(reason);
  return (
    <div>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Mark isTrue={reason.isTrue} />
        <div>
          <Text size="sm">{conditionWords(reason.condition, tongue)}</Text>
          {found === null ? null : (
            <Text size="xs" c="dimmed">
              {t('has', { value: found })}
            </Text>
          )}
        </div>
      </Group>
      {reason.inner ? (
        <Box mt="xs" ml="md">
          <Lines reason={reason.inner} tongue={tongue} />
        </Box>
      ) : null}
    </div>
  );
}

function Lines({ reason, tongue }: { reason: GroupReason; tongue: RuleTongue }) {
  const t = useTranslations('segments.why');
  return (
    <Stack gap="xs" pl="sm" style={{ borderInlineStart: '2px solid var(--mantine-color-default-border)' }}>
      <Group gap="xs">
        <Mark isTrue={reason.isTrue} />
        <Text size="sm" fw={600}>
          {t(`${reason.isNegated ? 'not-' : ''}${reason.combinator}`)}
        </Text>
      </Group>
      <Stack gap="xs" pl="md">
        {reason.rules.map((rule, at) => (
          <Line key={at} reason={rule} tongue={tongue} />
        ))}
      </Stack>
    </Stack>
  );
}

const none = {};

/** Why a customer is in a segment or out of it: every condition with what the customer has. */
export function ReasonPanel({
  segment,
  customerId,
  isNamed,
}: {
  segment: Pick<SegmentDetail, 'id' | 'kind'>;
  customerId: number;
  /** Says who it is about, where the page does not. */
  isNamed?: boolean;
}) {
  const t = useTranslations('segments.why');
  const format = useFormatter();
  const { slug } = useShop();
  const { data, error, refetch } = useQuery(membershipReasonOptions(slug, segment.id, customerId));
  const tongue = useRuleTongue(data ?? none);
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={220} />;
  const isOutdated = data.reason !== null && data.reason.isTrue !== data.isMember;
  return (
    <Stack data-testid="reason">
      <Text fw={600} role="status">
        {isNamed ? `${data.customerName}${t('colon')}` : ''}
        {data.isMember && data.enteredAt
          ? t('in', { when: format.dateTime(new Date(data.enteredAt), { dateStyle: 'long' }) })
          : t('out')}
      </Text>
      {isOutdated ? (
        <Alert color="yellow" variant="outline">
          {t(data.reason?.isTrue ? 'willEnter' : 'willLeave')}
        </Alert>
      ) : null}
      {data.reason ? (
        <Lines reason={data.reason} tongue={tongue} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(segment.kind === 'list' ? 'ofList' : 'ofLookAlike')}
        </Text>
      )}
    </Stack>
  );
}
