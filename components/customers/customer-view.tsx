'use client';
import dynamic from 'next/dynamic';
import { Badge, Grid, Group, Stack, Text, Skeleton } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { Figures } from '@/components/ui/figures';
import { type ExplainPairAction } from '@/components/similarity/explain-action';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type CustomerDetail } from '@/lib/schemas/customer';
import { type ModelRunView } from '@/lib/schemas/model';

const CustomerRecommendations = dynamic(
  () => import('./customer-recommendations').then((module) => module.CustomerRecommendations),
  { ssr: false, loading: () => <Skeleton h={480} radius="md" /> },
);

const NeighboursPanel = dynamic(
  () => import('@/components/similarity/neighbours-panel').then((module) => module.NeighboursPanel),
  { ssr: false, loading: () => <Skeleton h={320} radius="md" /> },
);

const HistoryTimeline = dynamic(() => import('./history-timeline').then((module) => module.HistoryTimeline), {
  ssr: false,
  loading: () => <Skeleton h={420} radius="md" />,
});

/** One customer: who, what they did, what they would want next and why, and who is like them. */
export function CustomerView({
  customer,
  runs,
  explain,
}: {
  customer: CustomerDetail;
  runs: readonly ModelRunView[];
  explain: ExplainPairAction;
}) {
  const t = useTranslations('customers');
  const format = useFormatter();
  const { currency } = useShop();
  const date = (time: string | null) =>
    time === null ? '–' : format.dateTime(new Date(time), { dateStyle: 'medium' });
  const figures: [string, string][] = [
    [t('interactions'), format.number(customer.interactionCount)],
    [t('purchases'), format.number(customer.purchaseCount)],
    [t('spend'), format.number(customer.spend, { style: 'currency', currency })],
    [t('firstSeen'), date(customer.firstSeen)],
    [t('lastSeen'), date(customer.lastSeen)],
  ];
  const facts = [
    customer.externalId,
    customer.email,
    [customer.city, customer.country].filter(Boolean).join(', '),
    customer.birthYear ? t('born', { year: String(customer.birthYear) }) : null,
    customer.gender,
    customer.joinedAt ? t('since', { when: date(customer.joinedAt) }) : null,
  ].filter(Boolean);
  return (
    <>
      <PageHeader title={customer.name ?? customer.externalId} text={facts.join(' · ')} />
      <Stack>
        <Figures figures={figures} />
        <CustomerRecommendations customerId={customer.id} runs={runs} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <HistoryTimeline customerId={customer.id} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack>
              <Panel title={t('categories')} text={t('categoriesText')}>
                {customer.categories.length === 0 ? (
                  <Text size="sm" c="dimmed">
                    {t('noCategories')}
                  </Text>
                ) : (
                  <Stack gap={6}>
                    {customer.categories.map(({ category, interactions, lift }) => (
                      <Group key={category} justify="space-between" wrap="nowrap">
                        <Text size="sm">{category}</Text>
                        <Group gap="xs" wrap="nowrap">
                          <Text size="xs" c="dimmed">
                            {t('evidence', { count: interactions })}
                          </Text>
                          <Badge variant="light" color={lift >= 1 ? 'indigo' : 'gray'} tt="none">
                            {format.number(lift, { maximumFractionDigits: 1 })} ×
                          </Badge>
                        </Group>
                      </Group>
                    ))}
                    <Text size="xs" c="dimmed" component="div">
                      <Term term="lift">{t('liftTerm')}</Term>
                    </Text>
                  </Stack>
                )}
              </Panel>
              <NeighboursPanel of="customer" id={customer.id} title={t('similar')} explain={explain} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
