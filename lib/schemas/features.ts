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

/**
 * The cell of every combination of recency (rows: 5, most recent, to 1) and of frequency and money together (columns: 1 to 5, their
 * mean rounded half up). Whose single order is recent (recency 4 or 5) is `new` instead, whatever the column; who never ordered is among
 * the `prospects`.
 */
export const rfmGrid = [
  ['promising', 'promising', 'active', 'champions', 'champions'],
  ['promising', 'active', 'active', 'loyal', 'champions'],
  ['needs-attention', 'needs-attention', 'needs-attention', 'loyal', 'loyal'],
  ['almost-lost', 'almost-lost', 'at-risk', 'at-risk', 'at-risk'],
  ['dormant', 'dormant', 'dormant', 'previously-loyal', 'previously-loyal'],
] as const satisfies readonly (readonly RfmCell[])[];

/** Recency quintiles from which on a single order makes a new customer. */
export const NEW_FROM = 4;

/** Frequency and money in one quintile: their mean, rounded half up; frequency alone in a shop whose log says no prices. */
export const frequencyMoney = (frequency: number, money: number | null) =>
  money === null ? frequency : Math.floor((frequency + money + 1) / 2);

/** The one cell of a buyer. Scores are quintiles 1..5. */
export function cellOf(
  orders: number,
  { recency, frequency, money }: { recency: number; frequency: number; money: number | null },
): RfmCell {
  if (orders === 0) return 'prospects';
  if (orders === 1 && recency >= NEW_FROM) return 'new';
  return rfmGrid[5 - recency]?.[frequencyMoney(frequency, money) - 1] ?? 'prospects';
}

/** What can be too little. Keys of messages features.gate. */
export const gateReasons = [
  'days',
  'buyers',
  'orders',
  'prices',
  'times',
  'positives',
  'negatives',
  'returns',
  'values',
] as const;

/** Something that too little data is there for, with what it needs and has. */
export interface FeatureGate {
  /** Key of messages features.name. */
  readonly feature: string;
  readonly reason: (typeof gateReasons)[number];
  readonly needs: number;
  readonly has: number;
}

/** Kinds of affinity: what a customer turns to more, or less, than the shop as a whole. */
export const affinityKinds = ['category', 'brand', 'price-band'] as const;
export type AffinityKind = (typeof affinityKinds)[number];

export const priceBands = ['low', 'middle', 'high'] as const;

/** Interactions below which an affinity would be chance. */
export const AFFINITY_EVIDENCE = 3;

/** Groups smaller than this show no attributes. */
export const SMALLEST_GROUP = 10;

/** One computation of a shop's features. */
export interface FeatureRunView {
  readonly id: string;
  readonly definitions: number;
  /** The shop's clock, ISO; null where no event has a time. */
  readonly asOf: string | null;
  readonly gates: readonly FeatureGate[];
  /** Days ahead that lifetime values are of; null where they were gated. */
  readonly horizonDays: number | null;
  readonly customers: number;
  /** Customers whose log had changed since the computation before. */
  readonly recomputed: number;
  readonly seconds: number;
  readonly createdAt: string;
  /** The shop's data or the definitions have changed since. */
  readonly isStale: boolean;
}

/** Share of a customer's interactions against the shop's. */
export interface Affinity {
  readonly kind: AffinityKind;
  readonly name: string;
  /** Interactions that the share rests on. */
  readonly count: number;
  readonly share: number;
  readonly lift: number;
}

/** What one customer is like (prisma/schema.prisma CustomerFeatures says each in full). Times are ISO. */
export interface CustomerFeaturesView {
  readonly customerId: number;
  readonly orders: number;
  readonly firstOrderAt: string | null;
  readonly lastOrderAt: string | null;
  readonly recencyDays: number | null;
  readonly tenureDays: number | null;
  readonly monetary: number;
  readonly orderValue: number | null;
  readonly basketSize: number | null;
  readonly recencyScore: number | null;
  readonly frequencyScore: number | null;
  readonly monetaryScore: number | null;
  readonly rfmCell: RfmCell | null;
  readonly orderGapDays: number | null;
  readonly orderGapSpread: number | null;
  readonly nextOrderAt: string | null;
  readonly discountShare: number | null;
  readonly returnRate: number | null;
  readonly returns: number;
  readonly channel: string | null;
  readonly topCategory: string | null;
  readonly topBrand: string | null;
  readonly priceBand: string | null;
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly alive: number | null;
  readonly expectedOrders: number | null;
  readonly lifetimeValue: number | null;
  readonly lifetimeValueLow: number | null;
  readonly lifetimeValueHigh: number | null;
  readonly affinities: readonly Affinity[];
}
