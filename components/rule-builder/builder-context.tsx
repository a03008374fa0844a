'use client';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import { type SegmentCatalogue } from '@/lib/schemas/segment-catalogue';
import { type RuleProblem } from '@/lib/segments/rule-problems';
import { type RulePath } from '@/lib/segments/rule-tree';
import { type RuleEditor } from './use-rule-editor';

interface Builder {
  readonly editor: RuleEditor;
  readonly catalogue: SegmentCatalogue;
  readonly problems: ReadonlyMap<string, RuleProblem>;
  /** The segment that is being edited: it cannot be a part of itself. */
  readonly ownId: string | undefined;
}

const BuilderContext = createContext<Builder | null>(null);

export function BuilderProvider({ value, children }: { value: Builder; children: ReactNode }) {
  return <BuilderContext.Provider value={value}>{children}</BuilderContext.Provider>;
}

/** What all parts of the builder share. */
export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('Outside of a rule builder.');
  return builder;
}

/** How the lines of a rule are counted: 2.1 is the first in the second. */
export const lineNumber = (path: RulePath): string => path.map((place) => place + 1).join('.');

/** Names for the controls of one line, so that each differs from those of all other lines. */
export function useLineLabel(path: RulePath): (control: string) => string {
  const t = useTranslations('segments.builder');
  return (control) => t('lineLabel', { line: lineNumber(path), control: t(`control.${control}`) });
}
