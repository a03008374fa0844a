'use client';
import { Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { textListParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { ModelChooser } from '@/components/recommendations/model-chooser';
import { RecommendationList } from '@/components/recommendations/recommendation-list';
import { WhyNotPanel } from '@/components/recommendations/why-not-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { recommendationsOptions } from '@/lib/queries/recommendations';
import { type ModelRunView } from '@/lib/schemas/model';

/** Most models that are shown beside each other. */
const COLUMNS = 3;

/** Places whose reasons are seen at once; the others unfold. */
const EXPLAINED = 3;

const urlState = { models: textListParam(['']) };

/** What each chosen model recommends to a customer, side by side; what several recommend is marked. The address holds the choice. */
export function CustomerRecommendations({
  customerId,
  runs,
}: {
  customerId: number;
  runs: readonly ModelRunView[];
}) {
  const t = useTranslations('recommendations');
  const { slug } = useShop();
  const [{ models }, setState] = useUrlState(urlState);
  // An address may name a run that is deleted: the current model stands in.
  const chosen = models.map((runId) => (runs.some(({ id }) => id === runId) ? runId : ''));
  const lists = useQueries({
    queries: chosen.map((runId) => recommendationsOptions(slug, customerId, runId || undefined)),
  });
  if (runs.length === 0)
    return (
      <EmptyState
        icon={<IconSparkles />}
        title={t('noModelTitle')}
        text={t('noModelText')}
        action={
          <Button component={Link} href={`/${slug}/models`}>
            {t('train')}
          </Button>
        }
      />
    );
  const counts = new Map<number, number>();
  for (const { data } of lists)
    for (const { product } of data?.items ?? []) counts.set(product.id, (counts.get(product.id) ?? 0) + 1);
  const marked = new Set([...counts].flatMap(([id, count]) => (count > 1 ? [id] : [])));
  const other = runs.find((run) => !chosen.includes(run.id) && !(run.isCurrent && chosen.includes('')));
  return (
    <Stack>
      <Panel
        title={t('title')}
        text={t('panelText')}
        actions={
          other && chosen.length < COLUMNS ? (
            <Button size="xs" variant="default" onClick={() => setState({ models: [...chosen, other.id] })}>
              {t('addModel')}
            </Button>
          ) : null
        }
      >
        <SimpleGrid cols={{ base: 1, md: chosen.length }} spacing="lg">
          {chosen.map((runId, at) => (
            <Stack key={`${runId}-${at}`} gap="xs">
              <ModelChooser
                runs={runs}
                value={runId}
                label={t('model', { number: at + 1 })}
                onChange={(next) =>
                  setState({ models: chosen.map((id, index) => (index === at ? next : id)) })
                }
              />
              {chosen.length > 1 ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  c="inherit"
                  onClick={() => setState({ models: chosen.filter((_, index) => index !== at) })}
                >
                  {t('removeModel')}
                </Button>
              ) : null}
              <RecommendationList
                list={lists[at]?.data}
                error={lists[at]?.error ?? null}
                onRetry={() => void lists[at]?.refetch()}
                marked={marked}
                open={EXPLAINED}
              />
            </Stack>
          ))}
        </SimpleGrid>
        {marked.size > 0 ? (
          <Text size="xs" c="dimmed" mt="xs">
            {t('sharedText', { count: marked.size })}
          </Text>
        ) : null}
      </Panel>
      <WhyNotPanel customerId={customerId} runId={chosen[0] ?? ''} k={10} />
    </Stack>
  );
}
