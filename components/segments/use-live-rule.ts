'use client';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { problemsOf } from '@/lib/segments/rule-problems';

const PAUSE = 250;

/** What a rule lacks, and its last finished state once typing pauses: that is what is counted. */
export function useLiveRule(rule: RuleGroup) {
  const problems = useMemo(() => problemsOf(rule), [rule]);
  const [finished, setFinished] = useState(rule);
  if (problems.size === 0 && finished !== rule) setFinished(rule);
  const [counted] = useDebouncedValue(finished, PAUSE);
  return { problems, counted, isUnfinished: problems.size > 0 };
}
