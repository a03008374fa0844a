'use client';
import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type SimilarityRequest } from '@/lib/schemas/similarity';

const metrics = ['cosine', 'pearson', 'adjusted-cosine', 'jaccard'] as const;
const weightings = ['none', 'bm25', 'tf-idf'] as const;
const feedbacks = ['binary', 'ratings', 'implicit'] as const;
const subsets = ['busiest', 'random', 'group'] as const;
const orders = ['cluster', 'value', 'subset'] as const;

/** What to compare and how. Every choice is in the address. */
export function SimilarityForm({
  request,
  groups,
  isBusy,
  onChange,
  onSubmit,
}: {
  request: SimilarityRequest;
  groups: { readonly customer: readonly string[]; readonly product: readonly string[] };
  isBusy: boolean;
  onChange: (change: Partial<SimilarityRequest>) => void;
  onSubmit: () => void;
}) {
  const t = useTranslations('similarity');
  const models = useTranslations('models');
  const choose = <Name extends keyof SimilarityRequest, Value extends SimilarityRequest[Name] & string>(
    name: Name,
    values: readonly Value[],
    text: string,
  ) => {
    const value = values.find((candidate) => candidate === text);
    if (value !== undefined) onChange({ [name]: value });
  };
  const ofGroup = groups[request.of];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
        <NativeSelect
          label={t('of')}
          value={request.of}
          data={[
            { value: 'product', label: t('ofProducts') },
            { value: 'customer', label: t('ofCustomers') },
          ]}
          onChange={(event) => choose('of', ['product', 'customer'], event.currentTarget.value)}
        />
        <NativeSelect
          label={t('metric')}
          value={request.metric}
          data={metrics.map((value) => ({ value, label: t(`metricName.${value}`) }))}
          onChange={(event) => choose('metric', metrics, event.currentTarget.value)}
        />
        <NativeSelect
          label={t('feedback')}
          value={request.feedback}
          data={feedbacks.map((value) => ({ value, label: models(`feedbackName.${value}`) }))}
          onChange={(event) => choose('feedback', feedbacks, event.currentTarget.value)}
        />
        <NativeSelect
          label={t('weighting')}
          value={request.weighting}
          data={weightings.map((value) => ({ value, label: t(`weightingName.${value}`) }))}
          onChange={(event) => choose('weighting', weightings, event.currentTarget.value)}
        />
        <TextInput
          label={t('shrinkage')}
          type="number"
          min={0}
          max={1000}
          value={request.shrinkage}
          onChange={(event) => onChange({ shrinkage: Math.max(0, event.currentTarget.valueAsNumber || 0) })}
        />
        <NativeSelect
          label={t('subset')}
          value={request.subset}
          data={subsets
            .filter((value) => value !== 'group' || ofGroup.length > 0)
            .map((value) => ({ value, label: t(`subsetName.${value}`) }))}
          onChange={(event) => choose('subset', subsets, event.currentTarget.value)}
        />
        {request.subset === 'group' ? (
          <NativeSelect
            label={t('group')}
            value={request.group ?? ''}
            data={['', ...ofGroup]}
            required
            onChange={(event) => onChange({ group: event.currentTarget.value })}
          />
        ) : null}
        <TextInput
          label={t('size')}
          type="number"
          min={2}
          max={2000}
          required
          value={request.size}
          onChange={(event) => onChange({ size: event.currentTarget.valueAsNumber || 200 })}
        />
        <NativeSelect
          label={t('order')}
          value={request.order}
          data={orders.map((value) => ({ value, label: t(`orderName.${value}`) }))}
          onChange={(event) => choose('order', orders, event.currentTarget.value)}
        />
        <Button type="submit" px={6} loading={isBusy} style={{ alignSelf: 'end' }}>
          {t('draw')}
        </Button>
      </SimpleGrid>
    </form>
  );
}
