'use client';
import { Anchor, Button, Checkbox, Group, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { NumberField } from '@/components/ui/number-field';
import { clusteringEstimateOptions } from '@/lib/queries/clusterings';
import { type StartClusteringInput } from '@/lib/schemas/clustering';
import { clusterBases, clusterMethods, MOST_CLUSTERS } from '@/lib/schemas/clustering-kinds';

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)));

/** What to group customers by, and into how many; whom it is about and how long it takes. Every choice is in the address. */
export function ClusterForm({
  input,
  isBusy,
  onChange,
  onSubmit,
}: {
  input: StartClusteringInput;
  isBusy: boolean;
  onChange: (change: Partial<StartClusteringInput>) => void;
  onSubmit: () => void;
}) {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const { slug } = useShop();
  const { by, from, to, leastEvents, umap, method } = input;
  const { data: estimate, error } = useQuery(
    clusteringEstimateOptions(slug, { by, from, to, leastEvents, umap }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="sm">
        <NativeSelect
          label={t('by')}
          value={by}
          data={clusterBases.map((value) => ({ value, label: t(`byName.${value}`) }))}
          onChange={({ currentTarget }) => {
            const next = clusterBases.find((value) => value === currentTarget.value);
            if (next) onChange({ by: next });
          }}
        />
        <NativeSelect
          label={t('method')}
          value={method}
          data={clusterMethods.map((value) => ({ value, label: t(`methodName.${value}`) }))}
          onChange={({ currentTarget }) => {
            const next = clusterMethods.find((value) => value === currentTarget.value);
            if (next) onChange({ method: next });
          }}
        />
        <NumberField
          label={t('from')}
          min={2}
          max={MOST_CLUSTERS}
          value={from}
          onValue={(value) =>
            onChange({
              from: within(value, 2, MOST_CLUSTERS),
              to: Math.max(to, within(value, 2, MOST_CLUSTERS)),
            })
          }
        />
        <NumberField
          label={t('to')}
          min={from}
          max={MOST_CLUSTERS}
          value={to}
          onValue={(value) => onChange({ to: within(value, from, MOST_CLUSTERS) })}
        />
        <NumberField
          label={t('leastEvents')}
          min={1}
          max={1000}
          value={leastEvents}
          disabled={by === 'value'}
          onValue={(value) => onChange({ leastEvents: within(value, 1, 1000) })}
        />
        <Checkbox
          label={t('umap')}
          checked={umap}
          style={{ alignSelf: 'end', paddingBottom: 8 }}
          onChange={({ currentTarget }) => onChange({ umap: currentTarget.checked })}
        />
      </SimpleGrid>
      <Group justify="space-between" mt="sm" gap="xs">
        <Text size="xs" c={error ? 'red' : 'dimmed'} role="status">
          {error
            ? error.message
            : estimate?.lacksVectors
              ? t('noVectors')
              : estimate
                ? t('estimate', {
                    customers: format.number(estimate.customers),
                    fitted: format.number(estimate.fitted),
                    seconds: Math.max(1, Math.ceil(estimate.seconds)),
                  })
                : ''}
          {estimate?.lacksVectors ? (
            <>
              {' '}
              <Anchor component={Link} href={`/${slug}/models`} size="xs" underline="always">
                {t('toModels')}
              </Anchor>
            </>
          ) : null}
        </Text>
        <Button type="submit" loading={isBusy} disabled={estimate?.lacksVectors}>
          {t('start')}
        </Button>
      </Group>
    </form>
  );
}
