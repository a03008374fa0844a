import { eventKinds } from '@/lib/ml/interactions';
import type { Column, Table } from '@/lib/ml/trees/table';
import { type BehaviourLog, DAY } from './behaviour-log';

/** Features that are numbers, in the order of the columns; those in a window count its days back from the cut-off. */
export const numberFeatures = [
  'days-since-order',
  'days-since-visit',
  'tenure-days',
  'orders',
  'orders-window',
  'order-gap-days',
  'overdue',
  'spend',
  'spend-window',
  'order-value',
  'pieces-per-order',
  'returns',
  'return-rate',
  'visits-window',
  'carts-window',
  'views',
  'categories',
] as const;

/** Levels of a category: rarer ones share none. */
const MOST_LEVELS = 30;

const [VIEW, CART, PURCHASE, RETURN] = ['view', 'cart', 'purchase', 'return'].map((kind) =>
  eventKinds.findIndex((each) => each === kind),
);

/** Where each customer's interactions begin and those before a time end: [from, to). */
export function spansBefore({ customers, customerOf, times }: BehaviourLog, before: number) {
  const from = new Int32Array(customers).fill(-1);
  const to = new Int32Array(customers).fill(-1);
  for (let at = 0; at < customerOf.length; at++) {
    const customer = customerOf[at]!;
    if (from[customer]! < 0) from[customer] = to[customer] = at;
    if (times[at]! < before) to[customer] = at + 1;
  }
  return { from, to };
}

interface Tally {
  readonly values: Record<(typeof numberFeatures)[number], number>;
  readonly topCategory: number;
}

/** One customer's features from the interactions [from, to), all of before `cut`. */
function tally(log: BehaviourLog, from: number, to: number, cut: number, window: number): Tally {
  const { kindOf, times, money, pieces, orderOf, categoryOf } = log;
  let [views, visits, carts, orders, ordersIn, spend, spendIn, bought, returned] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let [firstOrder, lastOrder, order] = [Number.NaN, Number.NaN, Number.NaN];
  const seen = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const kind = kindOf[at]!;
    const time = times[at]!;
    const isIn = time >= cut - window;
    const amount = Number.isNaN(money[at]!) ? 0 : money[at]!;
    if (kind !== RETURN) {
      if (isIn) visits++;
      const category = categoryOf[at]!;
      if (category >= 0) seen.set(category, (seen.get(category) ?? 0) + 1);
    }
    if (kind === VIEW) views++;
    if (kind === CART && isIn) carts++;
    if (kind === RETURN) {
      returned += pieces[at]!;
      spend -= amount;
      if (isIn) spendIn -= amount;
    }
    if (kind !== PURCHASE) continue;
    if (orderOf[at] !== order) {
      order = orderOf[at]!;
      orders++;
      if (isIn) ordersIn++;
      if (Number.isNaN(firstOrder)) firstOrder = time;
      lastOrder = time;
    }
    bought += pieces[at]!;
    spend += amount;
    if (isIn) spendIn += amount;
  }
  const sinceOrder = (cut - lastOrder) / DAY;
  const gap = orders > 1 ? (lastOrder - firstOrder) / DAY / (orders - 1) : Number.NaN;
  let topCategory = -1;
  for (const [category, count] of seen)
    if (
      topCategory < 0 ||
      count > seen.get(topCategory)! ||
      (count === seen.get(topCategory) && category < topCategory)
    )
      topCategory = category;
  return {
    topCategory,
    values: {
      'days-since-order': sinceOrder,
      'days-since-visit': (cut - times[to - 1]!) / DAY,
      'tenure-days': (cut - times[from]!) / DAY,
      orders,
      'orders-window': ordersIn,
      'order-gap-days': gap,
      overdue: gap > 0 ? sinceOrder / gap : Number.NaN,
      spend,
      'spend-window': spendIn,
      'order-value': orders > 0 ? spend / orders : Number.NaN,
      'pieces-per-order': orders > 0 ? bought / orders : Number.NaN,
      returns: returned,
      'return-rate': bought > 0 ? Math.min(1, returned / bought) : Number.NaN,
      'visits-window': visits,
      'carts-window': carts,
      views,
      categories: seen.size,
    },
  };
}

/** The most frequent levels, by name; the same at every cut-off, so that a code means the same. */
function levelsOf(values: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_LEVELS)
    .map(([level]) => level)
    .sort();
}

function categoryColumn(name: string, values: readonly (string | null)[], levels: readonly string[]): Column {
  const places = new Map(levels.map((level, place) => [level, place]));
  return {
    name,
    levels,
    values: Float64Array.from(values, (value) =>
      value === null ? Number.NaN : (places.get(value) ?? Number.NaN),
    ),
  };
}

/**
 * What is known of customers at a time, from nothing but what happened before it.
 * @param customers with at least one interaction before `cut`
 * @param window milliseconds that "lately" reaches back
 */
export function featuresAt(log: BehaviourLog, customers: Int32Array, cut: number, window: number): Table {
  const { from, to } = spansBefore(log, cut);
  const tallies = Array.from(customers, (customer) =>
    tally(log, from[customer]!, to[customer]!, cut, window),
  );
  const numbers = numberFeatures.map((name): Column => ({
    name,
    levels: null,
    values: Float64Array.from(tallies, ({ values }) => values[name]),
  }));
  const top = tallies.map(({ topCategory }) => log.categories[topCategory] ?? null);
  const of = (values: readonly (string | null)[]) =>
    Array.from(customers, (customer) => values[customer] ?? null);
  const used = log.categoryOf.reduce((set, category) => set.add(category), new Set<number>());
  const categories = levelsOf([...used].map((category) => log.categories[category] ?? null));
  return {
    rows: customers.length,
    columns: [
      ...numbers,
      categoryColumn('top-category', top, categories),
      categoryColumn('country', of(log.country), levelsOf(log.country)),
      categoryColumn('channel', of(log.channel), levelsOf(log.channel)),
    ].filter(({ levels }) => levels === null || levels.length > 1),
  };
}
