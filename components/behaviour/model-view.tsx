'use client';
import { Badge, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { type Figure, Figures } from '@/components/ui/figures';
import { notify } from '@/components/ui/notify';
import { PageHeader } from '@/components/ui/page-header';
import { Term } from '@/components/ui/term';
import { WhenSeen } from '@/components/ui/when-seen';
import { behaviourModelsOptions } from '@/lib/queries/behaviour';
import { unwrap } from '@/lib/queries/unwrap';
import { type BehaviourModelDetail } from '@/lib/schemas/behaviour';
import { type BehaviourModelActions } from './behaviour-actions';
import { StaleNote } from './stale-note';
import { TreePanel } from './tree-panel';
import { useBehaviourWords } from './use-behaviour-words';

const loading = (height: number) =>
  function Loading() {
    return <Skeleton h={height} radius="lg" />;
  };

const JudgementPanel = dynamic(() => import('./judgement-panel').then((module) => module.JudgementPanel), {
  ssr: false,
  loading: loading(420),
});
const ThresholdPanel = dynamic(() => import('./threshold-panel').then((module) => module.ThresholdPanel), {
  ssr: false,
  loading: loading(480),
});
const FeaturesPanel = dynamic(() => import('./features-panel').then((module) => module.FeaturesPanel), {
  ssr: false,
  loading: loading(480),
});
const CustomersPanel = dynamic(() => import('./customers-panel').then((module) => module.CustomersPanel), {
  ssr: false,
  loading: loading(320),
});

/** Archive or bring back, delete after asking. */
function ModelButtons({ model, actions }: { model: BehaviourModelDetail; actions: BehaviourModelActions }) {
  const t = useTranslations('behaviour');
  const { slug } = useShop();
  const router = useRouter();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const onError = (error: Error) => notify({ tone: 'error', title: error.message });
  const archive = useMutation({
    mutationFn: () =>
      unwrap((model.isArchived ? actions.unarchive : actions.archive)(slug, { modelId: model.id })),
    onSuccess: () => {
      notify({ tone: 'success', title: t(model.isArchived ? 'wasUnarchived' : 'wasArchived') });
      void client.invalidateQueries(behaviourModelsOptions(slug));
      router.refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => unwrap(actions.remove(slug, { modelId: model.id })),
    onSuccess: () => {
      void client.invalidateQueries(behaviourModelsOptions(slug));
      router.push(`/${slug}/behaviour`);
    },
    onError,
  });
  return (
    <Group gap="xs" className="no-print">
      <Button variant="default" size="sm" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      <Button variant="default" size="sm" loading={archive.isPending} onClick={() => archive.mutate()}>
        {t(model.isArchived ? 'unarchive' : 'archive')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={t('deleteTitle')}
          text={t('deleteText')}
          confirm={t('delete')}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Group>
  );
}

/** A behaviour model: how far it can be trusted, where to draw the line, what it looks at, and whom it names. */
export function ModelView({
  model,
  actions,
}: {
  model: BehaviourModelDetail;
  actions: BehaviourModelActions;
}) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { report, input } = model;
  const { targetText, percent } = useBehaviourWords(input.days);
  const day = (time: string) => format.dateTime(new Date(time), { dateStyle: 'medium' });
  const digits = (value: number) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const outOfBag: readonly Figure[] =
    report.outOfBag === null
      ? []
      : [
          [
            <Term key="outOfBag" term="outOfBag">
              {t('outOfBag')}
            </Term>,
            digits(report.outOfBag.brier),
            t('outOfBagRocAuc', { value: digits(report.outOfBag.rocArea) }),
          ],
        ];
  const interval = ({ low, high }: { low: number; high: number }) => `95 %: ${digits(low)} – ${digits(high)}`;
  return (
    <>
      <PageHeader
        title={
          <Group gap="xs" component="span">
            {targetText(input)}
            {model.isArchived ? (
              <Badge component="span" variant="outline" color="gray">
                {t('archived')}
              </Badge>
            ) : null}
          </Group>
        }
        text={t('modelText', {
          algorithm: t(`algorithm.${input.algorithm}`),
          train: day(report.trainAt),
          judge: day(report.judgeAt),
          now: day(report.predictAt),
          days: input.days,
        })}
        actions={<ModelButtons model={model} actions={actions} />}
      />
      <Stack>
        {model.isStale ? <StaleNote predictedAt={report.predictAt} {...input} /> : null}
        <Figures
          figures={[
            [t('rocAuc'), digits(report.judged.rocArea.value), interval(report.judged.rocArea)],
            [
              t('prAuc'),
              digits(report.judged.averagePrecision.value),
              interval(report.judged.averagePrecision),
            ],
            [t('baseRate'), percent(report.judged.baseRate)],
            ...outOfBag,
            [t('judgedOn'), format.number(report.judged.rows)],
            [t('learnedFrom'), format.number(report.train.customers)],
            [t('predicted'), format.number(report.predicted)],
          ]}
        />
        <TreePanel model={model} />
        <WhenSeen height={420}>
          <JudgementPanel report={report} />
        </WhenSeen>
        <WhenSeen height={480}>
          <ThresholdPanel model={model} />
        </WhenSeen>
        <WhenSeen height={480}>
          <FeaturesPanel report={report} days={input.days} />
        </WhenSeen>
        <WhenSeen height={320}>
          <CustomersPanel model={model} />
        </WhenSeen>
      </Stack>
    </>
  );
}
