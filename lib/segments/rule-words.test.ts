import { readFileSync } from 'node:fs';
import { type Messages, createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { type locales } from '@/lib/i18n/locales';
import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { affinityKinds } from '@/lib/schemas/features';
import { behaviourTargets } from '@/lib/schemas/rule-vocabulary';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { conditionAbout, fieldChoices } from './rule-fields';
import { type RuleTongue } from './rule-tongue';
import { conditionWords, ruleWords } from './rule-words';

type Locale = (typeof locales)[number];

interface File {
  readonly words: Messages;
}
const messagesOf = (locale: Locale) =>
  (JSON.parse(readFileSync(`messages/${locale}/segments.json`, 'utf8')) as File).words;

function tongueOf(locale: Locale): RuleTongue {
  const t = createTranslator({
    locale,
    messages: messagesOf(locale),
    onError: (error) => {
      throw error;
    },
  });
  return {
    say: (key, values) => t(key, values),
    number: (value) => new Intl.NumberFormat(locale).format(value),
    money: (value) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
        value,
      ),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    date: (day) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)),
    anyOf: (texts) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts),
    valueName: (_field, value) => value,
    segmentName: () => 'VIP',
    clusterName: () => 'Gadget fans',
  };
}
const en = tongueOf('en');
const zh = tongueOf('zh-CN');

const group = (combinator: 'and' | 'or', ...rules: Rule[]): RuleGroup => ({
  type: 'group',
  combinator,
  isNegated: false,
  rules,
});
const not = (inner: RuleGroup): RuleGroup => ({ ...inner, isNegated: true });
const last90 = { kind: 'last', days: 90 } as const;
const bought3: Condition = {
  type: 'event',
  event: { kind: 'purchase' },
  operator: 'at-least',
  count: 3,
  window: last90,
};
const notVip: Condition = { type: 'segment', segmentId: 'v', isIn: false };
const fromChina: Condition = {
  type: 'text',
  field: 'country',
  operator: 'one-of',
  values: ['China', 'Japan'],
};

test('reads whole rules naturally', () => {
  const rule = group('and', bought3, notVip);
  expect(ruleWords(rule, en)).toBe(
    'Customers who bought a product at least 3 times in the last 90 days and are not in “VIP”',
  );
  expect(ruleWords(rule, zh)).toBe('在最近 90 天内购买商品至少 3 次且不属于“VIP”的顾客');
  const nested = group('and', bought3, group('or', fromChina, notVip), fromChina);
  expect(ruleWords(nested, en)).toBe(
    'Customers who bought a product at least 3 times in the last 90 days, ' +
      '(whose country is “China” or “Japan” or who are not in “VIP”) and whose country is “China” or “Japan”',
  );
  expect(ruleWords(nested, zh)).toBe(
    '在最近 90 天内购买商品至少 3 次、（国家为“China”或“Japan”或不属于“VIP”）且国家为“China”或“Japan”的顾客',
  );
});

test('reads what is excluded', () => {
  const one = group('and', bought3, not(group('and', fromChina)));
  expect(ruleWords(one, en)).toBe(
    'Customers who bought a product at least 3 times in the last 90 days and are not among those whose country is “China” or “Japan”',
  );
  const two = not(group('or', fromChina, notVip));
  expect(ruleWords(two, en)).toBe(
    'Customers who are not among those (whose country is “China” or “Japan” or who are not in “VIP”)',
  );
  expect(ruleWords(two, zh)).toBe('不满足（国家为“China”或“Japan”或不属于“VIP”）的顾客');
});

test('says what empty groups mean', () => {
  expect(ruleWords(group('and'), en)).toBe('All customers');
  expect(ruleWords(group('and', group('or')), zh)).toBe('全部顾客');
  expect(ruleWords(group('or', bought3, group('and')), en)).toBe('All customers');
  expect(ruleWords(not(group('and')), en)).toBe('No customer');
  expect(ruleWords(group('and', group('and', notVip)), en)).toBe('Customers who are not in “VIP”');
});

const shoes = { kind: 'view', category: 'Shoes', brand: 'Ori', minPrice: 10, maxPrice: 20 } as const;
const said: readonly (readonly [Condition, string, string])[] = [
  [
    { type: 'number', field: 'returnRate', operator: '>', value: 0.2 },
    'return rate is above 20%',
    '退货率高于 20%',
  ],
  [
    { type: 'number', field: 'monetary', operator: '<=', value: 500 },
    'money from orders less returns is at most €500',
    '订单金额（扣除退货）不超过 €500',
  ],
  [
    { type: 'number', field: 'recencyDays', operator: '>=', value: 1 },
    'time since the last order is at least 1 day',
    '距上次下单的时间不低于 1 天',
  ],
  [
    { type: 'number', field: 'birthYear', operator: '=', value: 1990 },
    'year of birth is 1990',
    '出生年份等于 1990',
  ],
  [
    { type: 'text', field: 'attribute:tier', operator: 'starts-with', values: ['g'] },
    '“tier” starts with “g”',
    '“tier”以“g”开头',
  ],
  [
    { type: 'text', field: 'city', operator: 'none-of', values: ['A', 'B'] },
    'city is not “A” or “B”',
    '城市不是“A”或“B”',
  ],
  [
    { type: 'date', field: 'firstOrderAt', window: { kind: 'before', days: 30 } },
    'first order lies more than 30 days ago',
    '首次下单在 30 天以前',
  ],
  [
    { type: 'date', field: 'nextOrderAt', window: { kind: 'next', days: 14 } },
    'expected next order lies in the next 14 days',
    '预计下次下单在未来 14 天内',
  ],
  [
    { type: 'date', field: 'joinedAt', window: { kind: 'between', from: '2026-01-01', to: '2026-02-01' } },
    'registration lies from January 1, 2026 to February 1, 2026',
    '注册在 2026年1月1日至 2026年2月1日期间',
  ],
  [{ type: 'date', field: 'lastSeen', window: { kind: 'ever' } }, 'last visit is known', '最近到访已知'],
  [{ type: 'known', field: 'email', isKnown: false }, 'e-mail address is unknown', '邮箱未知'],
  [
    { type: 'event', event: shoes, operator: 'at-least', count: 1, window: last90 },
    'viewed a product of category “Shoes” of brand “Ori” for €10 to €20 in the last 90 days',
    '在最近 90 天内浏览过“Shoes”类目“Ori”品牌单价 €10 至 €20 的商品',
  ],
  [
    { type: 'event', event: { kind: 'cart', product: 'P1' }, operator: 'at-most', count: 0, window: last90 },
    'did not put product “P1” into the cart in the last 90 days',
    '在最近 90 天内没有加购商品“P1”',
  ],
  [
    { type: 'event', event: { kind: 'purchase' }, operator: 'exactly', count: 0, window: { kind: 'ever' } },
    'never bought a product',
    '从未购买过商品',
  ],
  [
    { type: 'event', event: { kind: 'return' }, operator: 'at-most', count: 2, window: { kind: 'ever' } },
    'returned a product at most 2 times',
    '退回商品至多 2 次',
  ],
  [
    {
      type: 'event',
      event: { kind: 'rating' },
      operator: 'exactly',
      count: 1,
      window: { kind: 'before', days: 1 },
    },
    'rated a product exactly 1 time more than 1 day ago',
    '在 1 天以前评价商品恰好 1 次',
  ],
  [
    {
      type: 'sequence',
      steps: [{ kind: 'view' }, { kind: 'cart' }, { kind: 'purchase' }],
      withinDays: 7,
      window: last90,
      isDone: true,
    },
    'viewed a product, then put a product into the cart, then bought a product (each step within 7 days of the one before) in the last 90 days',
    '在最近 90 天内先浏览商品再加购商品再购买商品（每步与上一步间隔不超过 7 天）',
  ],
  [
    {
      type: 'sequence',
      steps: [{ kind: 'cart' }, { kind: 'purchase' }],
      withinDays: 0.5,
      window: { kind: 'ever' },
      isDone: false,
    },
    'did not go through these steps: put a product into the cart, then bought a product (each step within 12 hours of the one before)',
    '没有先加购商品再购买商品（每步与上一步间隔不超过 12 小时）',
  ],
  [
    { type: 'affinity', kind: 'category', name: 'Shoes', operator: '>=', lift: 2 },
    'interest in category “Shoes” is at least 2 times the shop’s',
    '对“Shoes”类目的兴趣（全店为 1）不低于 2',
  ],
  [
    { type: 'prediction', target: 'churns', operator: '>', probability: 0.6 },
    'probability to leave is above 60%',
    '流失概率高于 60%',
  ],
  [
    { type: 'prediction', target: 'buys', days: 30, operator: '>=', probability: 0.6 },
    'probability to buy within 30 days is at least 60%',
    '30 天内购买的概率不低于 60%',
  ],
  [
    {
      ...{ type: 'prediction', target: 'responds', days: 1, kind: 'view', category: 'Shoes' },
      ...{ operator: '<', probability: 0.5 },
    },
    'probability to view a product of category “Shoes” within 1 day is below 50%',
    '1 天内浏览“Shoes”类目商品的概率低于 50%',
  ],
  [
    { type: 'cluster', clusteringId: 'c', cluster: 1, isIn: true },
    'in cluster “Gadget fans”',
    '属于聚类“Gadget fans”',
  ],
  [{ type: 'segment', segmentId: 's', isIn: true }, 'in “VIP”', '属于“VIP”'],
];

test.each(said)('%j', (condition, english, chinese) => {
  expect(conditionWords(condition, en)).toBe(english);
  expect(conditionWords(condition, zh)).toBe(chinese);
});

test('has words for everything that a condition can be about, finished or not', () => {
  const conditions = [
    ...fieldChoices(['tier']).map(({ id }) => conditionAbout(id)),
    ...affinityKinds.map((kind): Condition => ({
      type: 'affinity',
      kind,
      name: '',
      operator: '!=',
      lift: 1,
    })),
    ...behaviourTargets.map((target): Condition => ({
      type: 'prediction',
      target,
      operator: '<',
      probability: 0,
    })),
    ...behaviourTargets.map((target): Condition => ({
      ...{ type: 'prediction', target, days: 7, kind: 'cart', operator: '>', probability: 0 },
    })),
    ...interactionKinds.map((kind): Condition => ({
      type: 'event',
      event: { kind, minPrice: 1 },
      operator: 'at-most',
      count: 0,
      window: last90,
    })),
  ];
  for (const tongue of [en, zh])
    for (const condition of conditions) {
      const words = conditionWords(condition, tongue);
      expect(words).not.toMatch(/[{}]|undefined|NaN|words\./);
      expect(words.length).toBeGreaterThan(2);
    }
});
