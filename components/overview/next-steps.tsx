'use client';
import { Anchor, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Panel } from '@/components/ui/panel';
import { type ShopOverview } from '@/lib/schemas/shop';
import classes from './next-steps.module.css';

/** How fresh the data is, and what to do next, most useful first. */
export function NextSteps({
  overview: { stats, currentModel, baseline, lastImport },
}: {
  overview: ShopOverview;
}) {
  const t = useTranslations('overview');
  const format = useFormatter();
  const { slug } = useShop();
  const steps = [
    currentModel ? null : { href: `/${slug}/models`, label: t('stepTrain') },
    currentModel?.isStale ? { href: `/${slug}/models`, label: t('stepRetrain') } : null,
    currentModel && !baseline ? { href: `/${slug}/models`, label: t('stepBaseline') } : null,
    currentModel ? { href: `/${slug}/recommendations`, label: t('stepRecommend') } : null,
    { href: `/${slug}/similarity`, label: t('stepSimilarity') },
    { href: `/${slug}/data`, label: t('stepImport') },
  ].filter((step) => step !== null);
  return (
    <Panel title={t('next')} h="100%">
      <ul className={classes.list}>
        {steps.slice(0, 4).map((step) => (
          <li key={step.label}>
            <Anchor component={Link} href={step.href} size="sm">
              {step.label}
            </Anchor>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {stats?.lastTime
          ? t('fresh', { when: format.dateTime(new Date(stats.lastTime), { dateStyle: 'medium' }) })
          : t('noTimes')}
        {lastImport
          ? ` ${t('lastImport', { name: lastImport.fileName, when: format.dateTime(new Date(lastImport.createdAt), { dateStyle: 'medium' }) })}`
          : ''}
      </Text>
    </Panel>
  );
}
