/** Cells of the RFM grid that marketers know, best first. */
export const rfmCells = [
  'champions',
  'loyal',
  'active',
  'promising',
  'new',
  'needs-attention',
  'at-risk',
  'previously-loyal',
  'almost-lost',
  'dormant',
  'prospects',
] as const;
export type RfmCell = (typeof rfmCells)[number];

/** Something that too little data is there for, with what it needs and has. */
export interface FeatureGate {
  readonly feature: string;
  /** Key of messages features.gate. */
  readonly reason: 'days' | 'buyers' | 'orders' | 'prices' | 'times' | 'positives' | 'negatives';
  readonly needs: number;
  readonly has: number;
}

/** Groups smaller than this show no attributes. */
export const SMALLEST_GROUP = 10;
