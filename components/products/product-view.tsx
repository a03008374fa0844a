'use client';
import { Button, Grid, Skeleton, Stack, Text } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Figures } from '@/components/ui/figures';
import { type ExplainPairAction } from '@/components/similarity/explain-action';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { productName } from '@/components/ui/product-name';
import { WhenSeen } from '@/components/ui/when-seen';
import { type ProductDetail } from '@/lib/schemas/product';

const NeighboursPanel = dynamic(
  () => import('@/components/similarity/neighbours-panel').then((module) => module.NeighboursPanel),
  { ssr: false, loading: () => <Skeleton h={320} radius="md" /> },
);

const MonthsChart = dynamic(() => import('./months-chart').then((module) => module.MonthsChart), {
  ssr: false,
  loading: () => <Skeleton h={220} />,
});

/** One product: what it is, how it sells, and what is like it. */
export function ProductView({ product, explain }: { product: ProductDetail; explain: ExplainPairAction }) {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const recommendations = useTranslations('recommendations');
  const { slug, currency } = useShop();
  const money = (value: number | null) =>
    value === null ? '–' : format.number(value, { style: 'currency', currency });
  const figures: [string, string][] = [
    [t('price'), money(product.price)],
    [t('interactions'), format.number(product.interactionCount)],
    [t('customers'), format.number(product.customerCount)],
    [t('purchases'), format.number(product.purchaseCount)],
    [t('revenue'), money(product.revenue)],
    [
      t('rating'),
      product.ratingMean === null
        ? '–'
        : `${format.number(product.ratingMean, { maximumFractionDigits: 2 })} (${format.number(product.ratingCount)})`,
    ],
  ];
  const description =
    locale === 'zh-CN'
      ? (product.descriptionZh ?? product.description)
      : (product.description ?? product.descriptionZh);
  const otherName = locale === 'zh-CN' ? product.title : product.titleZh;
  const facts: [string, string][] = [
    [t('id'), product.externalId],
    ...(otherName ? [[t('otherName'), otherName] as [string, string]] : []),
    ...(product.brand ? [[t('brand'), product.brand] as [string, string]] : []),
    ...(product.cost === null ? [] : [[t('cost'), money(product.cost)] as [string, string]]),
    ...(product.stock === null ? [] : [[t('stock'), format.number(product.stock)] as [string, string]]),
    ...Object.entries(product.attributes),
  ];
  return (
    <>
      <PageHeader
        title={productName(product, locale)}
        text={[product.externalId, product.category, product.brand].filter(Boolean).join(' · ')}
        actions={
          <Button
            component={Link}
            href={`/${slug}/recommendations?whyNot=${product.id}`}
            variant="default"
            size="xs"
          >
            {recommendations('whyNotFor')}
          </Button>
        }
      />
      <Stack>
        <Figures figures={figures} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Stack>
              <Panel title={t('months')} text={t('monthsText')}>
                {product.months.length > 0 ? (
                  <WhenSeen height={260}>
                    <MonthsChart months={product.months} />
                  </WhenSeen>
                ) : (
                  <Text size="sm" c="dimmed">
                    {t('noMonths')}
                  </Text>
                )}
              </Panel>
              <Panel title={t('facts')}>
                {description ? (
                  <Text size="sm" mb="sm">
                    {description}
                  </Text>
                ) : null}
                <Table isVertical>
                  <Table.Tbody>
                    {facts.map(([name, value]) => (
                      <Table.Tr key={name}>
                        <Table.Th w={140} scope="row">
                          {name}
                        </Table.Th>
                        <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Panel>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <NeighboursPanel of="product" id={product.id} title={t('similar')} explain={explain} />
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
