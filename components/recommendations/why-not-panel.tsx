'use client';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { optionalIdParam, useUrlState } from '@/components/ui/url-state';
import { whyNotOptions } from '@/lib/queries/models';
import { DecisionTraceView } from './decision-trace';
import { ProductPicker } from './product-picker';

const urlState = { whyNot: optionalIdParam() };

/** Why a product is not among a customer's recommendations. The address holds the product. */
export function WhyNotPanel({
  customerId,
  runId,
  k,
}: {
  /** Null: nobody was picked yet. */
  customerId: number | null;
  /** '' is the current model. */
  runId: string;
  k: number;
}) {
  const t = useTranslations('recommendations');
  const [{ whyNot }, setState] = useUrlState(urlState);
  return (
    // Without a product there is nothing to read on paper.
    <Panel title={t('whyNot')} text={t('whyNotText')} className={whyNot === null ? 'no-print' : undefined}>
      <Stack gap="sm">
        <ProductPicker
          label={t('whyNotFind')}
          value={whyNot}
          onChange={(next) => setState({ whyNot: next })}
        />
        {whyNot !== null && customerId === null ? (
          <Text size="sm" c="dimmed">
            {t('whyNotNobody')}
          </Text>
        ) : null}
        {whyNot !== null && customerId !== null ? (
          <Trace customerId={customerId} productId={whyNot} runId={runId} k={k} />
        ) : null}
      </Stack>
    </Panel>
  );
}

function Trace(input: { customerId: number; productId: number; runId: string; k: number }) {
  const { slug } = useShop();
  const { runId, ...rest } = input;
  const { data, error, refetch } = useQuery({
    ...whyNotOptions(slug, { ...rest, ...(runId ? { runId } : {}) }),
    retry: false,
  });
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={160} />;
  return <DecisionTraceView trace={data} k={input.k} />;
}
