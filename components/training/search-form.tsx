'use client';
import { Grid, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { useShop } from '@/components/layout/shop-context';
import { type ModelActions } from '@/components/models/model-actions';
import { NumberField } from '@/components/ui/number-field';
import { Panel } from '@/components/ui/panel';
import { jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { type StartSearchInput } from '@/lib/schemas/search';
import { searchMethods } from '@/lib/schemas/search-methods';
import { AlgorithmChooser } from './algorithm-chooser';
import { Estimate, useEstimate } from './estimate';
import { GridSizes } from './grid-sizes';
import { JudgingPanel } from './judging-panel';
import { QueuePanel } from './queue-panel';
import { SearchesPanel } from './searches-panel';
import { StartPanel } from './start-panel';
import { useTraining } from './training-state';
import { VariedParams } from './varied-params';

/** Lets a search find good parameters: which vary, by which method, in how many trials; and what former searches found. */
export function SearchForm({
  algorithms,
  startSearch,
  cancelJob,
}: {
  algorithms: readonly AlgorithmInfo[];
  startSearch: ModelActions['startSearch'];
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('training');
  const { slug } = useShop();
  const client = useQueryClient();
  const training = useTraining(algorithms, 'search');
  const { algorithm, given, judging, state, change } = training;
  const { split } = judging;
  const { method, trials, validations } = state;
  const estimate = useEstimate(algorithm, {
    ...{ algorithm: algorithm?.id ?? state.algorithm, params: given, ...judging },
    search: { method, trials, validations },
  });
  const search = useMutation({
    mutationFn: (input: StartSearchInput) => unwrap(startSearch(slug, input)),
    onSuccess: () => client.invalidateQueries(jobsOptions(slug)),
  });
  if (!algorithm) return null;
  // The last item of each history is one item, whatever the share.
  const hasShare = split.kind === 'random' || split.kind === 'temporal';
  const share = state.validation || state.test;
  const isFixed = algorithm.searched.every((name) => name in given);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        search.mutate({
          ...{ algorithm: algorithm.id, method, trials, validations, params: given, ...judging },
          ...(hasShare && state.validation ? { validationRatio: share / 100 } : {}),
        });
      }}
    >
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Panel title={t('algorithms')} text={t('searchAlgorithmsText')}>
            <AlgorithmChooser algorithms={training.choices} value={algorithm.id} onChoose={training.choose} />
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <VariedParams algorithm={algorithm} algorithms={algorithms} training={training} />
            <Panel title={t('method')} text={t('methodPanelText')}>
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
                <NativeSelect
                  label={t('methodLabel')}
                  description={t(`methodText.${method}`)}
                  value={method}
                  data={searchMethods.map((value) => ({ value, label: t(`methodName.${value}`) }))}
                  onChange={({ currentTarget }) =>
                    change({ method: searchMethods.find((known) => known === currentTarget.value) })
                  }
                />
                <NumberField
                  label={t(method === 'grid' ? 'mostSettings' : 'trials')}
                  description={t(method === 'grid' ? 'mostSettingsText' : 'trialsText')}
                  min={2}
                  max={200}
                  value={trials}
                  onValue={(next) => change({ trials: next })}
                />
                <NumberField
                  label={t('validations')}
                  description={t('validationsText')}
                  min={1}
                  max={5}
                  value={validations}
                  onValue={(next) => change({ validations: next })}
                />
                {hasShare ? (
                  <NumberField
                    label={t('validationShare')}
                    description={t('validationShareText')}
                    min={5}
                    max={50}
                    value={share}
                    onValue={(next) => change({ validation: next === state.test ? 0 : next })}
                  />
                ) : null}
              </SimpleGrid>
              {method === 'grid' && !isFixed ? (
                <GridSizes fields={algorithm.fields} search={estimate.data?.search} />
              ) : null}
            </Panel>
            <JudgingPanel training={training} />
            <StartPanel
              title={t('startSearch')}
              text={t('startSearchText')}
              estimate={<Estimate data={estimate.data} error={estimate.error} />}
              button={t('search')}
              isPending={search.isPending}
              isDisabled={isFixed || estimate.data?.fits === false}
              error={search.error}
              outcome={search.data ? t(search.data.created ? 'searchQueued' : 'searchAlreadyQueued') : null}
            />
            <QueuePanel cancelJob={cancelJob} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={12}>
          <SearchesPanel />
        </Grid.Col>
      </Grid>
    </form>
  );
}
