'use client';
import { Anchor, Button, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { choiceParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { localLabel } from '@/components/ui/product-name';
import { neighboursOptions } from '@/lib/queries/recommendations';
import { unwrap } from '@/lib/queries/unwrap';
import { type SimilarityMetric } from '@/lib/schemas/similarity';
import { type ExplainPairAction } from './explain-action';
import classes from './neighbours-panel.module.css';
import { PairExplanation } from './pair-explanation';

const measures = ['cosine', 'pearson', 'adjusted-cosine', 'jaccard', 'model'] as const;

const urlState = { metric: choiceParam(measures, 'cosine') };

/**
 * What is most similar to a customer or product: by a metric of choice, where each opens how the number came about, or by the
 * current model.
 */
export function NeighboursPanel({
  of,
  id,
  title,
  explain,
}: {
  of: 'customer' | 'product';
  id: number;
  title: string;
  explain: ExplainPairAction;
}) {
  const t = useTranslations('similarity');
  const format = useFormatter();
  const locale = useLocale();
  const { slug } = useShop();
  const [{ metric }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(neighboursOptions(slug, of, id, metric));
  const why = useMutation({
    mutationFn: (pair: { metric: SimilarityMetric; b: number }) =>
      unwrap(explain(slug, { of, a: id, ...pair })),
  });
  return (
    <Panel
      title={title}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('metric')}
          value={metric}
          data={measures.map((value) => ({
            value,
            label: value === 'model' ? t('byModel') : t(`metricName.${value}`),
          }))}
          onChange={(event) => {
            why.reset();
            setState({ metric: measures.find((value) => value === event.currentTarget.value) ?? 'cosine' });
          }}
        />
      }
    >
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={240} /> : null}
      {data?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noNeighbours')}
        </Text>
      ) : null}
      <ul className={classes.list}>
        {data?.map(({ entity, similarity, shared }) => {
          const isOpen = why.variables?.b === entity.id && why.data !== undefined;
          return (
            <li key={entity.id}>
              <div className={classes.row}>
                <Anchor
                  component={Link}
                  href={`/${slug}/${of === 'customer' ? 'customers' : 'products'}/${entity.id}`}
                  size="sm"
                  truncate
                >
                  {localLabel(entity, locale)}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {shared === null ? '' : t('shares', { count: shared })}
                </Text>
                <Text size="sm" fw={600} className="tabular">
                  {format.number(similarity, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
                </Text>
                {metric === 'model' ? null : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-expanded={isOpen}
                    aria-label={t('whyNamed', { name: localLabel(entity, locale) })}
                    loading={why.isPending && why.variables.b === entity.id}
                    onClick={() => (isOpen ? why.reset() : why.mutate({ metric, b: entity.id }))}
                  >
                    {t('why')}
                  </Button>
                )}
              </div>
              {isOpen && why.data ? (
                <Stack pl="md" py="xs">
                  <PairExplanation pair={why.data} />
                </Stack>
              ) : null}
            </li>
          );
        })}
      </ul>
      {why.error ? (
        <Text size="sm" c="red">
          {why.error.message}
        </Text>
      ) : null}
    </Panel>
  );
}
