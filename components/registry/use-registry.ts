'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { type ModelActions } from '@/components/models/model-actions';
import { notify, type Toast } from '@/components/ui/notify';
import { runsOptions } from '@/lib/queries/models';
import { unwrap } from '@/lib/queries/unwrap';
import { type ModelRunView } from '@/lib/schemas/model';

export type RegistryActions = Pick<
  ModelActions,
  'makeCurrent' | 'rollBack' | 'archive' | 'unarchive' | 'deleteRun'
>;

interface Change<Input> {
  readonly send: (input: Input) => Promise<unknown>;
  /** The runs as they will be. */
  readonly expect: (runs: readonly ModelRunView[], input: Input) => ModelRunView[];
  readonly told: (input: Input, before: readonly ModelRunView[]) => Toast;
}

const withCurrent = (runs: readonly ModelRunView[], id: string): ModelRunView[] =>
  runs.map((run) => ({ ...run, isCurrent: run.id === id }));

/** A change of the registry: shown at once, taken back where the server refuses, told in a toast. */
function useChange<Input>({ send, expect, told }: Change<Input>) {
  const client = useQueryClient();
  const { slug } = useShop();
  const { queryKey } = runsOptions(slug);
  return useMutation({
    mutationFn: send,
    onMutate: async (input: Input) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, expect(before, input));
      return { before };
    },
    onError: (error, _input, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
      notify({ tone: 'error', title: error.message });
    },
    onSuccess: (_data, input, { before }) => notify(told(input, before ?? [])),
    onSettled: () => client.invalidateQueries(),
  });
}

/** What can be done with finished runs. Each is optimistic; what can be undone offers it in its toast. */
export function useRegistry(actions: RegistryActions) {
  const t = useTranslations('registry');
  const models = useTranslations('models');
  const { slug } = useShop();
  const nameOf = ({ algorithm }: ModelRunView) => models(`algorithmName.${algorithm}`);
  const undoTo = (before: readonly ModelRunView[]): Toast['undo'] => {
    const former = before.find(({ isCurrent }) => isCurrent);
    return former ? { label: t('undo'), run: () => makeCurrent.mutate(former) } : undefined;
  };
  const makeCurrent = useChange<ModelRunView>({
    send: ({ id }) => unwrap(actions.makeCurrent(slug, { runId: id })),
    expect: (runs, { id }) => withCurrent(runs, id),
    told: (run, before) => ({
      tone: 'success',
      title: models('madeCurrent', { name: nameOf(run) }),
      undo: undoTo(before),
    }),
  });
  const rollBack = useChange<ModelRunView>({
    send: () => unwrap(actions.rollBack(slug)),
    expect: (runs, { id }) => withCurrent(runs, id),
    told: (run, before) => ({
      tone: 'success',
      title: t('rolledBack', { name: nameOf(run) }),
      undo: undoTo(before),
    }),
  });
  const archive = useChange<ModelRunView>({
    send: ({ id }) => unwrap(actions.archive(slug, { runId: id })),
    expect: (runs, { id }) => runs.map((run) => (run.id === id ? { ...run, isArchived: true } : run)),
    told: (run) => ({
      tone: 'success',
      title: t('archived', { name: nameOf(run) }),
      undo: { label: t('undo'), run: () => unarchive.mutate(run) },
    }),
  });
  const unarchive = useChange<ModelRunView>({
    send: ({ id }) => unwrap(actions.unarchive(slug, { runId: id })),
    expect: (runs, { id }) => runs.map((run) => (run.id === id ? { ...run, isArchived: false } : run)),
    told: (run) => ({ tone: 'success', title: t('unarchived', { name: nameOf(run) }) }),
  });
  const remove = useChange<ModelRunView>({
    send: ({ id }) => unwrap(actions.deleteRun(slug, { runId: id })),
    expect: (runs, { id }) => runs.filter((run) => run.id !== id),
    told: (run) => ({ tone: 'info', title: t('deleted', { name: nameOf(run) }) }),
  });
  return { makeCurrent, rollBack, archive, unarchive, remove };
}

export type Registry = ReturnType<typeof useRegistry>;
