'use client';
import { Anchor, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { useCatalogue } from '@/components/rule-builder/use-catalogue';
import { useRuleTongue } from '@/components/rule-builder/use-rule-tongue';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { ruleProfileOptions, segmentCountOptions } from '@/lib/queries/segments';
import { type SegmentCount } from '@/lib/schemas/segment';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { ruleWords } from '@/lib/segments/rule-words';
import { ProfileTable } from './profile-panel';

/** Some of the customers that a rule is true of. */
function Sample({ customers }: { customers: SegmentCount['sample'] }) {
  const t = useTranslations('segments.live');
  const { slug } = useShop();
  if (customers.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nobody')}
      </Text>
    );
  return (
    <Stack gap={4}>
      {customers.map((customer) => (
        <Text key={customer.id} size="sm" truncate>
          <Anchor component={Link} href={`/${slug}/customers/${customer.id}`} target="_blank" size="sm">
            {customer.name ?? customer.externalId}
          </Anchor>{' '}
          <Text span size="xs" c="dimmed">
            {t('purchases', { count: customer.purchaseCount })}
          </Text>
        </Text>
      ))}
    </Stack>
  );
}

/** What a rule says and whom it finds, while it is written. `counted`: the last finished state of it. */
export function LivePanel({
  rule,
  counted,
  isUnfinished,
  ownId,
}: {
  rule: RuleGroup;
  counted: RuleGroup;
  isUnfinished: boolean;
  ownId?: string;
}) {
  const t = useTranslations('segments.live');
  const format = useFormatter();
  const { slug } = useShop();
  const { data: catalogue } = useCatalogue([rule]);
  const tongue = useRuleTongue({ catalogue });
  const {
    data: count,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery(segmentCountOptions(slug, counted, ownId));
  const hasFailed = error !== null && !count;
  const profile = useQuery({ ...ruleProfileOptions(slug, counted, ownId), enabled: !hasFailed });
  const share = count && count.total > 0 ? count.size / count.total : 0;
  const percent = format.number(share, {
    style: 'percent',
    ...(share < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 }),
  });
  return (
    <Stack>
      <Panel title={t('title')}>
        <Text size="sm" mb="sm" data-testid="words">
          {catalogue ? ruleWords(rule, tongue) : ' '}
        </Text>
        {error ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
        {!count && !error ? <Skeleton h={74} /> : null}
        {count ? (
          <div style={{ opacity: isPlaceholderData || isUnfinished ? 0.55 : 1 }}>
            <Text fz={30} fw={700} className="tabular" lh={1.1} role="status" data-testid="count">
              {format.number(count.size)}
            </Text>
            <Text size="xs" c="dimmed" mb={6}>
              {t('of', { total: format.number(count.total), percent })}
            </Text>
            <Progress value={share * 100} size="sm" aria-label={t('shareLabel')} />
          </div>
        ) : null}
        <Text size="xs" c="dimmed" mt={6}>
          {isUnfinished
            ? t('unfinished')
            : count
              ? t('took', { milliseconds: format.number(Math.round(count.milliseconds)) })
              : ' '}
        </Text>
      </Panel>
      {hasFailed ? null : (
        <>
          <Panel title={t('profile')} text={t('profileText')}>
            {profile.data ? (
              <ProfileTable profile={profile.data} isSmall />
            ) : profile.error ? (
              <ErrorState message={profile.error.message} onRetry={() => void profile.refetch()} />
            ) : (
              <Skeleton h={900} />
            )}
          </Panel>
          <Panel title={t('sample')} text={t('sampleText')}>
            {count ? <Sample customers={count.sample} /> : <Skeleton h={120} />}
          </Panel>
        </>
      )}
    </Stack>
  );
}
