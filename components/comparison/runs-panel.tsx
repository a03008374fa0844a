'use client';
import { Button, Group, NativeSelect, Switch, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { paramsText } from '@/components/models/params-text';
import { Panel } from '@/components/ui/panel';
import { saveText } from '@/components/ui/save-file';
import { SearchBox } from '@/components/ui/search-box';
import { useUrlState } from '@/components/ui/url-state';
import { allParams, differingParams } from '@/lib/charts/run-labels';
import { csvText } from '@/lib/exports/csv';
import { MOST_COMPARED } from '@/lib/schemas/comparison-kinds';
import { type ModelRunView } from '@/lib/schemas/model';
import { ColumnsButton } from './columns-button';
import { compareParams, type ParamsView } from './compare-state';
import { paramColumn, sortRuns, useRunColumns } from './run-columns';
import { RunsTable } from './runs-table';

const paramsViews: readonly ParamsView[] = ['line', 'differing', 'all'];

/** Every run of the shop in a table of the reader's own columns; those to compare are picked here. */
export function RunsPanel({ runs, picked }: { runs: readonly ModelRunView[]; picked: readonly string[] }) {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const [state, setState] = useUrlState(compareParams);
  const { nameColumn, columns } = useRunColumns(runs);
  const search = useCallback((q: string) => setState({ q }), [setState]);
  const hasArchived = runs.some(({ isArchived }) => isArchived);
  const shown = useMemo(() => {
    const wanted = state.q.trim().toLowerCase();
    const text = (run: ModelRunView) =>
      `${models(`algorithmName.${run.algorithm}`)} ${run.algorithm} ${paramsText(run.params)}`.toLowerCase();
    return runs.filter(
      (run) =>
        (picked.includes(run.id) || state.archived || !run.isArchived) &&
        (wanted === '' || text(run).includes(wanted)),
    );
  }, [runs, picked, state.q, state.archived, models]);
  const pickedRuns = picked.flatMap((id) => runs.find((run) => run.id === id) ?? []);
  const paramNames =
    state.params === 'line'
      ? []
      : state.params === 'all'
        ? allParams(shown)
        : differingParams(pickedRuns.length > 1 ? pickedRuns : shown);
  const visible = columns.filter(
    ({ id }) => state.columns.includes(id) || paramNames.map(paramColumn).includes(id),
  );
  const sorted = sortRuns(
    shown,
    [nameColumn, ...columns].find(({ id }) => id === state.sort),
    state.direction,
  );
  const pick = (next: readonly string[]) =>
    setState({
      runs: next,
      page: 1,
      customer: null,
      against: next.includes(state.against) ? state.against : '',
    });
  const saveTable = () => {
    const saved = [nameColumn, ...visible];
    saveText(
      'runs.csv',
      csvText(
        [...saved.map(({ label }) => label), models('params')],
        sorted.map((run) => [...saved.map((column) => column.value(run)), paramsText(run.params)]),
      ),
    );
  };
  return (
    <Panel
      title={t('runs')}
      text={t('runsText', { most: MOST_COMPARED })}
      actions={
        <Group gap="xs" className="no-print">
          {picked.length > 0 ? (
            <Button variant="default" size="compact-sm" onClick={() => pick([])}>
              {t('pickNone')}
            </Button>
          ) : null}
          <Button variant="default" size="compact-sm" onClick={saveTable}>
            CSV
          </Button>
        </Group>
      }
    >
      <Group gap="xs" mb="sm" className="no-print" align="center">
        <SearchBox label={t('findRun')} value={state.q} onSearch={search} />
        <NativeSelect
          aria-label={t('params')}
          value={state.params}
          data={paramsViews.map((value) => ({ value, label: t(`paramsView.${value}`) }))}
          onChange={(event) =>
            setState({ params: paramsViews.find((value) => value === event.currentTarget.value) ?? 'line' })
          }
        />
        <ColumnsButton
          columns={columns}
          chosen={state.columns}
          onChange={(chosen) => setState({ columns: chosen })}
        />
        {hasArchived ? (
          <Switch
            label={t('showArchived')}
            checked={state.archived}
            onChange={(event) => setState({ archived: event.currentTarget.checked })}
          />
        ) : null}
      </Group>
      {state.params === 'differing' && paramNames.length === 0 ? (
        <Text size="xs" c="dimmed" mb="xs">
          {t('noDifference')}
        </Text>
      ) : null}
      <RunsTable
        runs={sorted}
        nameColumn={nameColumn}
        columns={visible}
        picked={picked}
        isParamsInLine={state.params === 'line'}
        sorting={{ sort: state.sort, direction: state.direction }}
        onSort={setState}
        onPick={pick}
      />
      <Text size="sm" c="dimmed" mt="xs" role="status" className="tabular">
        {t('pickedCount', { picked: picked.length, shown: shown.length })}
      </Text>
    </Panel>
  );
}
