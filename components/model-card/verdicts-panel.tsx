'use client';
import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { RunVerdicts } from '@/components/models/verdict';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type ModelRunView } from '@/lib/schemas/model';

/** What a run is worth against the baselines, in words. */
export function VerdictsPanel({ run }: { run: ModelRunView }) {
  const t = useTranslations('card');
  const { slug } = useShop();
  return (
    <Panel title={t('verdicts')} text={t('verdictsText')}>
      <Stack gap="xs">
        <RunVerdicts run={run} />
        {run.verdicts.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t(run.algorithm === 'popularity' ? 'isBaseline' : 'noVerdicts')}
          </Text>
        ) : (
          <Text size="xs" c="dimmed" component="div">
            {t.rich('verdictsOf', {
              metric: `nDCG@${run.protocol.k}`,
              interval: (chunks) => <Term term="interval">{chunks}</Term>,
              holm: (chunks) => <Term term="holm">{chunks}</Term>,
            })}
          </Text>
        )}
        <Anchor component={Link} href={`/${slug}/compare?runs=${run.id}`} size="sm" className="no-print">
          {t('compare')}
        </Anchor>
      </Stack>
    </Panel>
  );
}
