import { expect, test } from 'vitest';
import { type CustomerFeaturesView } from '@/lib/schemas/features';
import { partConsents } from './consents';
import { gatedFeatures } from './gated-features';
import { suggestionsFor } from './suggestions';

const asOf = '2026-06-30T00:00:00Z';
const none: CustomerFeaturesView = {
  customerId: 1,
  orders: 0,
  firstOrderAt: null,
  lastOrderAt: null,
  recencyDays: null,
  tenureDays: null,
  monetary: 0,
  orderValue: null,
  basketSize: null,
  recencyScore: null,
  frequencyScore: null,
  monetaryScore: null,
  rfmCell: null,
  orderGapDays: null,
  orderGapSpread: null,
  nextOrderAt: null,
  discountShare: null,
  returnRate: null,
  returns: 0,
  channel: null,
  topCategory: null,
  topBrand: null,
  priceBand: null,
  hours: [],
  weekdays: [],
  alive: null,
  expectedOrders: null,
  lifetimeValue: null,
  lifetimeValueLow: null,
  lifetimeValueHigh: null,
  affinities: [],
};
const ids = (features: Partial<CustomerFeaturesView>) =>
  suggestionsFor({ ...none, ...features }, asOf, 12).map(({ id }) => id);

test('each suggestion comes from what the portrait says, and nothing comes from nothing', () => {
  expect(ids({})).toEqual([]);
  expect(ids({ rfmCell: 'champions', orders: 9 })).toEqual(['priority-line']);
  expect(ids({ returnRate: 0.3, returns: 1 })).toEqual([]);
  expect(ids({ returnRate: 0.3, returns: 2 })).toEqual(['sizing-help']);
  expect(ids({ rfmCell: 'at-risk', recencyDays: 120, orders: 5 })).toEqual(['win-back']);
  expect(ids({ discountShare: 0.6, orders: 3 })).toEqual(['sale-notice']);
  const night = Array.from({ length: 24 }, (_, hour) => (hour === 23 ? 9 : 0));
  expect(ids({ hours: night })).toEqual([]);
  expect(ids({ hours: night.map((count) => 2 * count) })).toEqual(['night-answers']);
});

test('a reminder is for who is late by at most two of their own intervals', () => {
  const due = (nextOrderAt: string) => ids({ nextOrderAt, orderGapDays: 20 });
  expect(due('2026-07-05T00:00:00Z')).toEqual([]);
  expect(due('2026-06-20T00:00:00Z')).toEqual(['reminder']);
  expect(due('2026-03-01T00:00:00Z')).toEqual([]);
});

test('consents are read in both languages, and never guessed', () => {
  const { consents, rest } = partConsents({
    newsletter: 'Yes',
    营销同意: '否',
    opt_in: 'maybe',
    channel: 'app',
  });
  expect(consents.map(({ answer }) => answer)).toEqual(['yes', 'no', 'unknown']);
  expect(rest).toEqual([['channel', 'app']]);
});

test.each([
  ['unsubscribed', 'yes', 'no'],
  ['marketing_opt_out', 'true', 'no'],
  ['marketing_opt_out', 'no', 'yes'],
  ['do_not_contact', '1', 'no'],
  ['取消订阅', '是', 'no'],
  ['No newsletter', 'yes', 'no'],
  ['newsletter', 'unsubscribed', 'no'],
  ['opt_out', 'perhaps', 'unknown'],
  ['notes_newsletter', 'yes', 'yes'],
])('%s: %s is a consent given: %s', (name, value, answer) => {
  expect(partConsents({ [name]: value }).consents).toEqual([{ name, answer }]);
});

test('what the whole shop has too little data for is taken out', () => {
  const features = { ...none, returnRate: 0, discountShare: 0.5, orderGapDays: 3 };
  const gate = { feature: 'returns', reason: 'returns', needs: 1, has: 0 } as const;
  expect(gatedFeatures(features, [gate])).toEqual({ ...features, returnRate: null });
});
