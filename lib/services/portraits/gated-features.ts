import 'server-only';
import { type CustomerFeaturesView, type FeatureGate } from '@/lib/schemas/features';

/** What a gate of the whole shop takes out of a customer's features. */
const taken: Readonly<Record<string, Partial<CustomerFeaturesView>>> = {
  rfm: { recencyScore: null, frequencyScore: null, monetaryScore: null },
  rhythm: { orderGapDays: null, orderGapSpread: null, nextOrderAt: null },
  discount: { discountShare: null },
  returns: { returnRate: null },
  channel: { channel: null },
  hours: { hours: [] },
  weekdays: { weekdays: [] },
};

/** Features without those that the shop has too little data for: a return rate of 0 where no return is ever recorded says nothing. */
export function gatedFeatures(
  features: CustomerFeaturesView,
  gates: readonly FeatureGate[],
): CustomerFeaturesView {
  const closed = new Set(gates.map(({ feature }) => feature));
  const open = [...closed].reduce<CustomerFeaturesView>(
    (left, feature) => ({ ...left, ...taken[feature] }),
    features,
  );
  return {
    ...open,
    affinities: features.affinities.filter(({ kind }) => !closed.has(kind)),
  };
}
