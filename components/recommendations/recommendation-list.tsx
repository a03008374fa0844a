'use client';
import { Alert, Anchor, Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { productName } from '@/components/ui/product-name';
import { type RecommendationList as List } from '@/lib/schemas/recommendation';
import { Reasons } from './reasons';
import classes from './recommendation-list.module.css';

/**
 * A model's recommendations, each with its reasons. `marked` are products that other lists have as well; `open`: of the places from
 * there on only the score is seen at first, the reasons unfold.
 */
export function RecommendationList({
  list,
  error,
  onRetry,
  marked,
  open = Infinity,
}: {
  list: List | undefined;
  error: Error | null;
  onRetry: () => void;
  marked?: ReadonlySet<number>;
  open?: number;
}) {
  const t = useTranslations('recommendations');
  const format = useFormatter();
  const locale = useLocale();
  const { slug, currency } = useShop();
  if (error && !list) return <ErrorState message={error.message} onRetry={onRetry} />;
  if (!list) return <Skeleton h={420} radius="md" />;
  const scale = Math.max(
    1e-9,
    ...list.items.flatMap((item) => [
      ...item.reasons.map((reason) => Math.abs(reason.contribution)),
      Math.abs(item.restContribution),
    ]),
  );
  return (
    <Stack gap="xs">
      {list.isFallback ? (
        <Alert color="indigo" variant="outline">
          {t('fallback')}
        </Alert>
      ) : null}
      {list.items.length === 0 ? <Text c="dimmed">{t('nothing')}</Text> : null}
      <ol className={classes.list} data-testid="recommendations">
        {list.items.map((item) => (
          <li key={item.product.id} className={classes.item}>
            <span className={classes.rank}>{item.rank}</span>
            <div className={classes.body}>
              <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
                <Anchor component={Link} href={`/${slug}/products/${item.product.id}`} size="sm" fw={600}>
                  {productName(item.product, locale)}
                </Anchor>
                {marked?.has(item.product.id) ? (
                  <Badge size="xs" variant="light">
                    {t('shared')}
                  </Badge>
                ) : null}
              </Group>
              <Text size="xs" c="dimmed">
                {[
                  item.product.category,
                  item.product.price === null
                    ? null
                    : format.number(item.product.price, { style: 'currency', currency }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              {item.rank <= open ? (
                <Reasons recommendation={item} scale={scale} />
              ) : (
                <details className={classes.folded}>
                  <summary aria-label={t('whyNamed', { name: productName(item.product, locale) })}>
                    {t.rich('scoreWhy', {
                      why: (chunks) => <span className="no-print">{chunks}</span>,
                      score: format.number(item.score, {
                        minimumFractionDigits: 3,
                        maximumFractionDigits: 3,
                      }),
                    })}
                  </summary>
                  <Reasons recommendation={item} scale={scale} />
                </details>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        {t('footer', {
          size: list.historySize,
          milliseconds: format.number(list.milliseconds, { maximumFractionDigits: 1 }),
        })}
      </Text>
    </Stack>
  );
}
