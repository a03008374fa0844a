'use client';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useClusterName } from '@/components/clusters/use-cluster-name';
import { useShop } from '@/components/layout/shop-context';
import { type ClusterNames } from '@/lib/schemas/clustering';
import { rfmCells } from '@/lib/schemas/features';
import { type SegmentCatalogue } from '@/lib/schemas/segment-catalogue';
import { type RuleTongue } from '@/lib/segments/rule-tongue';

const priceBands: readonly string[] = ['low', 'middle', 'high'];

/** What values of a field are called: cells of the RFM grid and price bands have names, others are said as they are. */
export function useValueName(): (field: string, value: string) => string {
  const t = useTranslations('features');
  return useMemo(
    () => (field, value) => {
      if (field === 'rfmCell' && rfmCells.some((cell) => cell === value)) return t(`cell.${value}`);
      const isBand = field === 'priceBand' || field === 'affinity:price-band';
      return isBand && priceBands.includes(value) ? t(`band.${value}`) : value;
    },
    [t],
  );
}

/**
 * The studio's language for reading rules in words. `names`, `clusters`: what a rule names, where the catalogue of what rules
 * can ask for is not at hand.
 */
export function useRuleTongue({
  names,
  clusters,
  catalogue,
}: {
  names?: Readonly<Record<string, string>>;
  clusters?: ClusterNames;
  catalogue?: SegmentCatalogue;
}): RuleTongue {
  const t = useTranslations('segments.words');
  const format = useFormatter();
  const locale = useLocale();
  const { currency } = useShop();
  const valueName = useValueName();
  const nameOfCluster = useClusterName();
  return useMemo(() => {
    const segments = new Map(catalogue?.segments.map(({ id, name }) => [id, name]));
    return {
      say: (key, values) => t(key, values),
      number: (value) => format.number(value, { maximumFractionDigits: 4 }),
      money: (value) =>
        format.number(value, { style: 'currency', currency, maximumFractionDigits: value % 1 ? 2 : 0 }),
      percent: (share) => format.number(share, { style: 'percent', maximumFractionDigits: 2 }),
      date: (day) => format.dateTime(new Date(day), { dateStyle: 'medium' }),
      anyOf: (texts) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts),
      valueName,
      segmentName: (id) => names?.[id] ?? segments.get(id) ?? t('unknownSegment'),
      clusterName: (id, cluster) => {
        const known = catalogue?.clusterings
          .find((clustering) => clustering.id === id)
          ?.clusters.find((one) => one.cluster === cluster);
        const name = known?.name ?? clusters?.[id]?.[cluster];
        return name ? nameOfCluster({ cluster, name }) : t('cluster', { number: cluster + 1 });
      },
    };
  }, [t, format, locale, currency, valueName, nameOfCluster, names, clusters, catalogue]);
}
