'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslations } from 'next-intl';
import { runLabels } from '@/lib/charts/run-labels';
import { seriesStyle, type SeriesStyle } from '@/lib/charts/series-style';
import { type ModelRunView } from '@/lib/schemas/model';

/** What every panel of a comparison needs to know of its runs. */
interface Compared {
  readonly runOf: (id: string) => ModelRunView | undefined;
  /** The shortest name that tells it from the other picked runs. */
  readonly labelOf: (id: string) => string;
  readonly styleOf: (id: string) => SeriesStyle;
  readonly openProtocol: (id: string) => void;
}

const ComparedContext = createContext<Compared | null>(null);

/** Names and colours of the picked runs for the panels below it; `picked` in their order, the reference first. */
export function ComparedProvider({
  runs,
  picked,
  openProtocol,
  children,
}: {
  runs: readonly ModelRunView[];
  picked: readonly string[];
  openProtocol: (id: string) => void;
  children: ReactNode;
}) {
  const t = useTranslations('models');
  const value = useMemo((): Compared => {
    const byId = new Map(runs.map((run) => [run.id, run]));
    const chosen = picked.flatMap((id) => byId.get(id) ?? []);
    const name = (algorithm: ModelRunView['algorithm']) => t(`algorithmName.${algorithm}`);
    const labels = runLabels(chosen, name);
    return {
      runOf: (id) => byId.get(id),
      labelOf: (id) => {
        const run = byId.get(id);
        return labels.get(id) ?? (run ? name(run.algorithm) : id.slice(0, 8));
      },
      styleOf: (id) => seriesStyle(Math.max(0, picked.indexOf(id))),
      openProtocol,
    };
  }, [runs, picked, openProtocol, t]);
  return <ComparedContext value={value}>{children}</ComparedContext>;
}

export function useCompared(): Compared {
  const compared = useContext(ComparedContext);
  if (!compared) throw new Error('useCompared needs a ComparedProvider above it.');
  return compared;
}
