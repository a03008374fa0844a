'use client';
import { Progress, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';

/** Categories by interactions, as bars of one scale. */
export function CategoryBars({
  categories,
}: {
  categories: readonly { readonly category: string; readonly interactions: number }[];
}) {
  const t = useTranslations('overview');
  const format = useFormatter();
  const most = categories[0]?.interactions ?? 1;
  if (categories.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('noCategories')}
      </Text>
    );
  return (
    <Stack gap={8}>
      {categories.map(({ category, interactions }) => (
        <div key={category}>
          <Text size="sm" style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
            <span>{category}</span>
            <span className="tabular">{format.number(interactions)}</span>
          </Text>
          <Progress value={(100 * interactions) / most} size="sm" aria-label={category} />
        </div>
      ))}
    </Stack>
  );
}
