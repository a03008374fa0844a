'use client';
import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { useShop } from '@/components/layout/shop-context';
import { choiceParam, useUrlState } from '@/components/ui/url-state';
import { segmentOptions } from '@/lib/queries/segments';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { type SegmentActions } from './segment-actions';
import { SegmentHead } from './segment-head';

const Loading = () => <Skeleton h={480} radius="lg" />;
const OverviewTab = dynamic(() => import('./overview-tab'), { ssr: false, loading: Loading });
const MembersTab = dynamic(() => import('./members-tab'), { ssr: false, loading: Loading });
const ChangesTab = dynamic(() => import('./changes-tab'), { ssr: false, loading: Loading });
const RuleTab = dynamic(() => import('./rule-tab'), { ssr: false, loading: Loading });
const WhyTab = dynamic(() => import('./why-tab'), { ssr: false, loading: Loading });
const OverlapTab = dynamic(() => import('./overlap-tab'), { ssr: false, loading: Loading });
const WebhooksTab = dynamic(() => import('./webhooks-tab'), { ssr: false, loading: Loading });

const tabs = ['overview', 'members', 'changes', 'rule', 'why', 'overlap', 'webhooks'] as const;
const urlState = { tab: choiceParam(tabs, 'overview') };

function Tab({
  tab,
  segment,
  actions,
}: {
  tab: (typeof tabs)[number];
  segment: SegmentDetail;
  actions: SegmentActions;
}) {
  switch (tab) {
    case 'overview':
      return <OverviewTab segment={segment} />;
    case 'members':
      return <MembersTab segmentId={segment.id} />;
    case 'changes':
      return <ChangesTab segmentId={segment.id} />;
    case 'rule':
      return <RuleTab segment={segment} actions={actions} />;
    case 'why':
      return <WhyTab segment={segment} />;
    case 'overlap':
      return <OverlapTab segment={segment} />;
    case 'webhooks':
      return <WebhooksTab segmentId={segment.id} actions={actions} />;
  }
}

/** One segment: who is in it and why, how it changed, its rule, and what hangs on it. */
export function SegmentView({
  segment: given,
  actions,
  cancelJob,
}: {
  segment: SegmentDetail;
  actions: SegmentActions;
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('segments.tab');
  const { slug } = useShop();
  const { data: segment = given } = useQuery(segmentOptions(slug, given.id));
  const [{ tab }, setState] = useUrlState(urlState);
  return (
    <>
      <SegmentHead segment={segment} actions={actions} cancelJob={cancelJob} />
      <Tabs
        value={tab}
        onChange={(next) => setState({ tab: tabs.find((name) => name === next) ?? 'overview' })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <Tab tab={name} segment={segment} actions={actions} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
