'use client';
import { Alert, Badge, Button, Grid, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useShop } from '@/components/layout/shop-context';
import { notify } from '@/components/ui/notify';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { unwrap } from '@/lib/queries/unwrap';
import { type ModelRunView } from '@/lib/schemas/model';
import { metricNames, metricOf } from './metric-names';
import { type ModelActions } from './model-actions';
import { ProtocolCard } from './protocol-card';
import { DeleteRunButton } from './delete-run-button';

/** One run: its metrics with the protocol beside them, make it the shop's current model, delete it. */
export function RunView({
  run,
  baseline,
  actions,
}: {
  run: ModelRunView;
  baseline: ModelRunView | null;
  actions: Pick<ModelActions, 'makeCurrent' | 'deleteRun'>;
}) {
  const t = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  const router = useRouter();
  const client = useQueryClient();
  const name = t(`algorithmName.${run.algorithm}`);
  const promote = useMutation({
    mutationFn: () => unwrap(actions.makeCurrent(slug, { runId: run.id })),
    onSuccess: async () => {
      await client.invalidateQueries();
      router.refresh();
      notify({ tone: 'success', title: t('madeCurrent', { name }) });
    },
    onError: (error) => notify({ tone: 'error', title: error.message }),
  });
  return (
    <>
      <PageHeader
        title={
          <Group gap="xs" component="span">
            {name}
            {run.isCurrent ? <Badge component="span">{t('current')}</Badge> : null}
          </Group>
        }
        text={t('runText', {
          when: format.dateTime(new Date(run.createdAt), { dateStyle: 'long', timeStyle: 'short' }),
          seconds: format.number(run.fitSeconds ?? 0, { maximumFractionDigits: 2 }),
        })}
        actions={
          <>
            <DeleteRunButton run={run} deleteRun={actions.deleteRun} />
            {run.isCurrent ? null : (
              <Button onClick={() => promote.mutate()} loading={promote.isPending}>
                {t('makeCurrent')}
              </Button>
            )}
          </>
        }
      />
      {run.isStale ? (
        <Alert mb="md" color="yellow" variant="outline">
          {t('staleText')}
        </Alert>
      ) : null}
      <Grid>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Panel
            title={t('metrics', { k: run.protocol.k })}
            text={t('metricsText', { customers: format.number(run.protocol.judgedCustomers) })}
          >
            <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs">
              {metricNames.map(({ id, term, label }) => {
                const value = metricOf(run.metrics, id);
                const base = baseline ? metricOf(baseline.metrics, id) : null;
                return (
                  <Paper key={id} withBorder p="sm">
                    <Text size="xs" c="dimmed" component="div">
                      <Term term={term}>{id === 'coverage' ? label : `${label}@${run.protocol.k}`}</Term>
                    </Text>
                    <Text fz={22} fw={650} className="tabular">
                      {value === null
                        ? '–'
                        : format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}
                    </Text>
                    {value !== null && base !== null && base > 0 && baseline?.id !== run.id ? (
                      <Text size="xs" c="dimmed">
                        {t('againstPopularity', {
                          change: format.number(value / base - 1, {
                            style: 'percent',
                            signDisplay: 'exceptZero',
                            maximumFractionDigits: 0,
                          }),
                        })}
                      </Text>
                    ) : null}
                  </Paper>
                );
              })}
            </SimpleGrid>
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Panel title={t('protocol')} text={t('protocolText')}>
            <ProtocolCard run={run} />
          </Panel>
        </Grid.Col>
      </Grid>
    </>
  );
}
