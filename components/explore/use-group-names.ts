'use client';
import { useTranslations } from 'next-intl';
import { type CustomerGroup, type GroupKind } from '@/lib/schemas/explore';

/** What a row of a map is called. */
export function useGroupNames(kind: GroupKind): (group: CustomerGroup) => string {
  const t = useTranslations('explore');
  const cell = useTranslations('features.cell');
  return ({ key, name }) =>
    name ??
    (kind === 'rfm' ? cell(key) : kind === 'clusters' ? t('cluster', { number: Number(key) + 1 }) : key);
}
