'use client';
import { Skeleton } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { type SegmentActions } from './segment-actions';

const SegmentForm = dynamic(() => import('./segment-form').then((module) => module.SegmentForm), {
  ssr: false,
  loading: () => <Skeleton h={720} radius="lg" />,
});

/** The page where a segment is written. */
export function NewSegmentView(props: {
  initial: RuleGroup;
  isUnreadable: boolean;
  create: SegmentActions['create'];
}) {
  const t = useTranslations('segments.form');
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <SegmentForm {...props} />
    </>
  );
}
