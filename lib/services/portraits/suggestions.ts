import 'server-only';
import { type CustomerFeaturesView } from '@/lib/schemas/features';
import { type Suggestion } from '@/lib/schemas/portrait';

const DAY = 86_400_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

type Rule = (features: CustomerFeaturesView, asOf: number | null, interactions: number) => Suggestion | null;

const content = (id: Suggestion['id'], because: Suggestion['because']): Suggestion => ({
  id,
  kind: 'content',
  because,
});
const service = (id: Suggestion['id'], because: Suggestion['because']): Suggestion => ({
  id,
  kind: 'service',
  because,
});

/** Share of the interactions in these places of a rhythm; 0 below ten of them, which would be chance. */
function shareOf(rhythm: readonly number[], isIn: (at: number) => boolean): number {
  const all = sum(rhythm);
  return all < 10 ? 0 : sum(rhythm.filter((_, at) => isIn(at))) / all;
}

/** Every rule: what of the portrait asks for it. The most pressing first. */
const rules: readonly Rule[] = [
  ({ rfmCell, orders, monetary }) =>
    rfmCell === 'champions'
      ? service('priority-line', { orders, hasMoney: monetary > 0 ? 'yes' : 'no', money: monetary })
      : null,
  ({ returnRate, returns }) =>
    returnRate !== null && returnRate >= 0.2 && returns >= 2
      ? service('sizing-help', { returns, share: returnRate })
      : null,
  ({ rfmCell, recencyDays, orders }) =>
    (rfmCell === 'at-risk' || rfmCell === 'previously-loyal' || rfmCell === 'almost-lost') &&
    recencyDays !== null
      ? content('win-back', { days: Math.round(recencyDays), orders })
      : null,
  ({ nextOrderAt, orderGapDays }, asOf) => {
    if (nextOrderAt === null || orderGapDays === null || asOf === null) return null;
    const overdue = (asOf - Date.parse(nextOrderAt)) / DAY;
    // Whoever is late by more than two of their own intervals has stopped: that is for winning back.
    return overdue > 0 && overdue <= 2 * orderGapDays
      ? content('reminder', { days: Math.round(overdue), gap: Math.round(orderGapDays) })
      : null;
  },
  ({ rfmCell, recencyDays }) =>
    rfmCell === 'new' && recencyDays !== null
      ? content('welcome-guide', { days: Math.round(recencyDays) })
      : null,
  ({ rfmCell, topCategory }, _asOf, interactions) =>
    rfmCell === 'prospects' && topCategory !== null
      ? content('first-order', { count: interactions, name: topCategory })
      : null,
  ({ rfmCell, orders, tenureDays }) =>
    rfmCell === 'loyal' && tenureDays !== null
      ? content('thanks', { orders, days: Math.round(tenureDays) })
      : null,
  ({ discountShare, orders }) =>
    discountShare !== null && discountShare >= 0.5 && orders >= 2
      ? content('sale-notice', { share: discountShare, orders })
      : null,
  ({ discountShare, priceBand, orders }) =>
    discountShare !== null && discountShare < 0.1 && priceBand === 'high' && orders >= 2
      ? content('new-arrivals', { share: discountShare })
      : null,
  ({ affinities }) => {
    const best = affinities.find(({ kind, lift, count }) => kind === 'category' && lift >= 2 && count >= 5);
    return best ? content('category-news', { name: best.name, lift: best.lift, count: best.count }) : null;
  },
  ({ basketSize, orders }) =>
    basketSize !== null && basketSize >= 3 && orders >= 2 ? content('bundles', { pieces: basketSize }) : null,
  ({ hours }) => {
    const share = shareOf(hours, (hour) => hour >= 22 || hour < 5);
    return share >= 0.5 ? service('night-answers', { share }) : null;
  },
  ({ weekdays }) => {
    const share = shareOf(weekdays, (day) => day >= 5);
    return share >= 0.6 ? content('weekend', { share }) : null;
  },
];

/**
 * Content and service that a portrait asks for, each with what in it is the reason.
 * @param asOf the shop's clock, ISO
 * @param interactions all of the customer's
 */
export function suggestionsFor(
  features: CustomerFeaturesView,
  asOf: string | null,
  interactions: number,
): Suggestion[] {
  const clock = asOf === null ? null : Date.parse(asOf);
  return rules.flatMap((rule) => rule(features, clock, interactions) ?? []);
}
