'use client';
import { useTranslations } from 'next-intl';
import { useClusterName } from '@/components/clusters/use-cluster-name';
import { type CustomerGroup } from '@/lib/schemas/explore';

/** What a row of a map is called. */
export function useGroupNames(): (group: CustomerGroup) => string {
  const cell = useTranslations('features.cell');
  const clusterName = useClusterName();
  return ({ key, name, parts }) =>
    name ?? (parts ? clusterName({ cluster: Number(key), name: parts }) : cell.has(key) ? cell(key) : key);
}
