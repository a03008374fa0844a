import { type TimeWindow } from '@/lib/schemas/segment-rule';
import { type comparisons } from '@/lib/schemas/rule-vocabulary';

/** What a reading in words needs of the language and of the shop. */
export interface RuleTongue {
  /** A message of namespace segments.words. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number) => string;
  readonly money: (value: number) => string;
  readonly percent: (share: number) => string;
  /** Of an ISO date. */
  readonly date: (day: string) => string;
  /** One text or several: A, B or C. */
  readonly anyOf: (texts: readonly string[]) => string;
  /** What a field's value is called: the cells of the RFM grid have names, most values are said as they are. */
  readonly valueName: (field: string, value: string) => string;
  readonly segmentName: (segmentId: string) => string;
  readonly clusterName: (clusteringId: string, cluster: number) => string;
}

export type Comparison = (typeof comparisons)[number];

/** Keys of messages segments.words.comparison. */
export const comparisonNames = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
} as const satisfies Record<Comparison, string>;

/** 'is at least 3' */
export const comparisonWords = (tongue: RuleTongue, operator: Comparison, value: string): string =>
  tongue.say(`comparison.${comparisonNames[operator]}`, { value });

/** A window as an adverb: 'in the last 90 days'; ever is nothing. */
export function windowWords(tongue: RuleTongue, window: TimeWindow): string {
  switch (window.kind) {
    case 'ever':
      return '';
    case 'between':
      return tongue.say('window.between', { from: tongue.date(window.from), to: tongue.date(window.to) });
    default:
      return tongue.say(`window.${window.kind}`, { days: window.days });
  }
}

/** A name in quotation marks; three dots where nothing was chosen yet. */
export const nameWords = (tongue: RuleTongue, name: string): string =>
  name === '' ? tongue.say('unset') : tongue.say('quoted', { name });
