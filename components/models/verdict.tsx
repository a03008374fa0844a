'use client';
import { Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { algorithmIds } from '@/lib/schemas/algorithm-ids';
import { type ModelRunView } from '@/lib/schemas/model';
import { type Verdict } from '@/lib/schemas/comparison';

/** What a verdict rests on; a pair of a comparison has the same. */
type Finding = Pick<Verdict, 'relation' | 'relative' | 'p'>;

const icons = { better: IconArrowUp, worse: IconArrowDown, undecided: IconEqual } as const;
const colors = {
  better: 'light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))',
  worse: 'var(--mantine-color-error)',
  undecided: 'var(--mantine-color-dimmed)',
} as const;

/**
 * Says a finding in words: `beats Popularity by 91% [85, 97]`, `no better than EASE (p = 0.4)`. `against` is an algorithm's
 * id or a name as it is to be read.
 */
export function useVerdictText(): (finding: Finding, against: string) => string {
  const t = useTranslations('verdicts');
  const models = useTranslations('models');
  const format = useFormatter();
  return ({ relation, relative, p }, against) => {
    const known = algorithmIds.find((id) => id === against);
    const name = known ? models(`algorithmName.${known}`) : against;
    if (relation === 'undecided') return t('undecided', { name, p: chance(p) });
    if (!relative) return t(relation === 'better' ? 'betterPlain' : 'worsePlain', { name, p: chance(p) });
    const sign = relation === 'better' ? 1 : -1;
    const digits = Math.abs(relative.mean) < 0.1 ? 1 : 0;
    const bounds = [sign * relative.low, sign * relative.high].sort((a, b) => a - b);
    const [low = 0, high = 0] = bounds;
    const plain = (share: number) => format.number(100 * share, { maximumFractionDigits: digits });
    return t(relation, {
      name,
      share: format.number(sign * relative.mean, { style: 'percent', maximumFractionDigits: digits }),
      low: plain(low),
      high: plain(high),
    });
  };

  /** `p < 0.001` below what a bootstrap can tell; else two digits that count. */
  function chance(p: number): string {
    return p < 0.001
      ? `p < ${format.number(0.001, { maximumFractionDigits: 3 })}`
      : `p = ${format.number(p, { maximumSignificantDigits: 2 })}`;
  }
}

/** One verdict on a line, with an arrow for those who only glance. */
export function VerdictLine({ finding, against }: { finding: Finding; against: string }) {
  const text = useVerdictText();
  const Icon = icons[finding.relation];
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={16} aria-hidden color={colors[finding.relation]} style={{ flexShrink: 0, marginTop: 3 }} />
      <Text size="sm" className="tabular">
        {text(finding, against)}
      </Text>
    </Group>
  );
}

/** The verdicts of a run; a baseline of its own algorithm is the one with the default parameters. */
export function RunVerdicts({ run }: { run: Pick<ModelRunView, 'algorithm' | 'verdicts'> }) {
  const t = useTranslations('verdicts');
  const models = useTranslations('models');
  return run.verdicts.map((verdict) => (
    <VerdictLine
      key={verdict.against}
      finding={verdict}
      against={
        verdict.against === run.algorithm
          ? t('byDefault', { name: models(`algorithmName.${run.algorithm}`) })
          : verdict.against
      }
    />
  ));
}
