'use client';
import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NumberField } from '@/components/ui/number-field';
import { Panel } from '@/components/ui/panel';
import { feedbackKinds, type Training } from './training-state';

/** How a training or a search is judged: what counts, what is held out, how many places, which seed. */
export function JudgingPanel({
  training: { state, splits, change, judging, algorithm },
}: {
  training: Training;
}) {
  const t = useTranslations('models');
  return (
    <Panel title={t('judging')}>
      <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="md">
        <NativeSelect
          label={t('split')}
          description={t(`splitText.${state.split}`)}
          value={state.split}
          data={splits.map((value) => ({ value, label: t(`splitName.${value}`) }))}
          onChange={({ currentTarget }) =>
            change({ split: splits.find((kind) => kind === currentTarget.value) })
          }
        />
        {state.split === 'k-fold' ? (
          <NumberField
            label={t('folds')}
            description={t('foldsText')}
            min={2}
            max={10}
            value={state.folds}
            onValue={(folds) => change({ folds })}
          />
        ) : null}
        {state.split === 'random' || state.split === 'temporal' ? (
          <NumberField
            label={t('testShare')}
            description={t('testShareText')}
            min={5}
            max={50}
            value={state.test}
            onValue={(test) => change({ test })}
          />
        ) : null}
        <NativeSelect
          label={t('feedback')}
          description={t(`feedbackText.${judging.feedback}`)}
          value={state.feedback}
          data={[
            {
              value: 'auto',
              label: t('feedbackAuto', {
                feedback: t(`feedbackName.${algorithm?.feedback ?? judging.feedback}`),
              }),
            },
            ...feedbackKinds.map((value) => ({ value, label: t(`feedbackName.${value}`) })),
          ]}
          onChange={({ currentTarget }) =>
            change({ feedback: feedbackKinds.find((kind) => kind === currentTarget.value) ?? 'auto' })
          }
        />
        <NumberField
          label={t('k')}
          description={t('kText')}
          min={1}
          max={100}
          value={state.k}
          onValue={(k) => change({ k })}
        />
        <NumberField
          label={t('seed')}
          description={t('seedText')}
          min={0}
          max={2_147_483_647}
          value={state.seed}
          onValue={(seed) => change({ seed })}
        />
      </SimpleGrid>
    </Panel>
  );
}
