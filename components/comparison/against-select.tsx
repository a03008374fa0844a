'use client';
import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useUrlState } from '@/components/ui/url-state';
import { type Comparison } from '@/lib/schemas/comparison';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';

/** The run that is held against the reference: the chosen one where it is among the compared, else the first other. */
export function useAgainst({ runs }: Comparison): string | null {
  const [{ against }] = useUrlState(compareParams);
  const others = runs.slice(1).map(({ run }) => run.id);
  return others.find((id) => id === against) ?? others[0] ?? null;
}

/** Chooses it. */
export function AgainstSelect({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const { labelOf } = useCompared();
  const [, setState] = useUrlState(compareParams);
  const against = useAgainst(comparison);
  if (against === null) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('against')}
      value={against}
      data={comparison.runs.slice(1).map(({ run }) => ({ value: run.id, label: labelOf(run.id) }))}
      onChange={(event) => setState({ against: event.currentTarget.value, page: 1, customer: null })}
    />
  );
}
