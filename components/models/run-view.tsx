'use client';
import { Alert, Badge, Box, Button, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type RunAgainActions } from '@/components/comparison/run-again';
import { useShop } from '@/components/layout/shop-context';
import { AboutPanel, SentencesPanel } from '@/components/model-card/about-panels';
import { ExportButton } from '@/components/model-card/export-button';
import { groupsState } from '@/components/model-card/groups-state';
import { AccuracyPanel, BeyondPanel } from '@/components/model-card/metrics-panel';
import { useCardTexts } from '@/components/model-card/use-card-texts';
import { VerdictsPanel } from '@/components/model-card/verdicts-panel';
import { RunActions } from '@/components/registry/run-actions';
import { type RegistryActions, useRegistry } from '@/components/registry/use-registry';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { comparisonOptions } from '@/lib/queries/comparison';
import { runsOptions } from '@/lib/queries/models';
import { type AlgorithmInfo, type ModelRunView } from '@/lib/schemas/model';
import { ProtocolCard } from './protocol-card';
import { trainAgainPath } from './train-again-path';

const GroupsPanel = dynamic(
  () => import('@/components/model-card/groups-panel').then((module) => module.GroupsPanel),
  { ssr: false, loading: () => <Skeleton h={290} radius="lg" /> },
);
const RunAgain = dynamic(
  () => import('@/components/comparison/run-again').then((module) => module.RunAgain),
  { ssr: false, loading: () => <Skeleton h={68} /> },
);
const CurvePanel = dynamic(
  () => import('@/components/model-card/curve-panel').then((module) => module.CurvePanel),
  { ssr: false },
);

/** The model card of a run: what it is, for what and for whom it works, what it cannot do, and on what that rests. */
export function RunView({
  run: given,
  algorithm,
  actions,
}: {
  run: ModelRunView;
  algorithm: AlgorithmInfo;
  actions: RegistryActions & RunAgainActions;
}) {
  const t = useTranslations('models');
  const card = useTranslations('card');
  const format = useFormatter();
  const { slug } = useShop();
  const router = useRouter();
  const registry = useRegistry(actions);
  // What the registry changes is seen at once in the list of runs.
  const { data: runs } = useQuery(runsOptions(slug));
  const run = runs?.find(({ id }) => id === given.id) ?? given;
  const { uses, limits } = useCardTexts(run, algorithm);
  const [{ metric }] = useUrlState(groupsState);
  const { data: comparison, error } = useQuery({
    ...comparisonOptions(slug, [run.id], metric),
    retry: false,
  });
  const compared = comparison?.runs.find((one) => one.run.id === run.id);
  const reason = error ? error.message : comparison && !compared ? card('notKept') : null;
  const name = t(`algorithmName.${run.algorithm}`);
  return (
    <>
      <PageHeader
        title={
          <Group gap="xs" component="span">
            {name}
            {run.isCurrent ? <Badge component="span">{t('current')}</Badge> : null}
            {run.isArchived ? (
              <Badge component="span" variant="outline" color="gray">
                {t('archived')}
              </Badge>
            ) : null}
          </Group>
        }
        text={t('runText', {
          when: format.dateTime(new Date(run.createdAt), { dateStyle: 'long', timeStyle: 'short' }),
          seconds: format.number(run.fitSeconds ?? 0, { maximumFractionDigits: 2 }),
        })}
        actions={
          <Group gap="xs" className="no-print">
            <ExportButton run={run} algorithm={algorithm} comparison={comparison} />
            <RunActions
              run={run}
              registry={registry}
              size="sm"
              onDeleted={() => router.push(`/${slug}/models`)}
            />
          </Group>
        }
      />
      {run.isStale ? (
        <Alert mb="md" color="yellow" variant="outline">
          {t('staleText')}
        </Alert>
      ) : null}
      <Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Stack>
            <VerdictsPanel run={run} />
            <AboutPanel run={run} algorithm={algorithm} />
          </Stack>
          <Stack>
            <SentencesPanel title={card('uses')} sentences={uses} />
            <SentencesPanel title={card('limits')} sentences={limits} />
          </Stack>
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <AccuracyPanel run={run} />
          <BeyondPanel run={run} />
        </SimpleGrid>
        <GroupsPanel runId={run.id} comparison={comparison} reason={reason} />
        {compared?.curve ? <CurvePanel curve={compared.curve} /> : null}
        <Panel
          title={card('data')}
          text={card('dataText')}
          actions={
            <Button
              component={Link}
              href={trainAgainPath(slug, run)}
              size="xs"
              variant="default"
              className="no-print"
            >
              {card('again')}
            </Button>
          }
        >
          <ProtocolCard run={run} />
          <Box mt="md" className="no-print">
            <RunAgain run={run} actions={actions} />
          </Box>
        </Panel>
      </Stack>
    </>
  );
}
