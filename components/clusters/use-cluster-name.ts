import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { type NamePart } from '@/lib/schemas/clustering';
import { seriesStyle } from '@/lib/charts/series-style';

/** Clusters beyond the eighth have the colours again, lighter. */
const COLOURS = 8;

export const clusterColour = (cluster: number) => seriesStyle(cluster % COLOURS).colour;

/** Says what a cluster is called: its number, and what it was named after. */
export function useClusterName() {
  const t = useTranslations('clusters');
  const features = useTranslations('features');
  return useCallback(
    ({ cluster, name }: { readonly cluster: number; readonly name: readonly NamePart[] }) => {
      const parts = name.map((part) =>
        part.type === 'category'
          ? part.name
          : part.type === 'price-band'
            ? features.has(`band.${part.band}`)
              ? t('band', { band: features(`band.${part.band}`) })
              : t('band', { band: part.band })
            : t(part.isHigh ? 'high' : 'low', {
                field: features.has(`name.${part.field}`) ? features(`name.${part.field}`) : part.field,
              }),
      );
      return t('name', {
        number: cluster + 1,
        parts: parts.length > 0 ? parts.join(t('separator')) : t('noName'),
      });
    },
    [t, features],
  );
}
