'use client';
import { Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { flagParam, useUrlState } from '@/components/ui/url-state';
import { type ModelRunView } from '@/lib/schemas/model';

const urlState = { archived: flagParam() };

/** The runs to show: without the archived ones, unless the address asks for them. */
export function useShownRuns(runs: readonly ModelRunView[]): readonly ModelRunView[] {
  const [{ archived }] = useUrlState(urlState);
  return archived ? runs : runs.filter((run) => !run.isArchived);
}

/** Shows archived runs as well; nothing where there are none. */
export function ArchivedSwitch({ runs }: { runs: readonly ModelRunView[] }) {
  const t = useTranslations('models');
  const [{ archived }, setState] = useUrlState(urlState);
  const count = runs.filter((run) => run.isArchived).length;
  if (count === 0) return null;
  return (
    <Switch
      size="xs"
      label={t('showArchived', { count })}
      checked={archived}
      onChange={({ currentTarget }) => setState({ archived: currentTarget.checked })}
    />
  );
}
