import { expect, test } from 'vitest';
import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { ruleChanges } from './rule-changes';

const orders = (value: number): Condition => ({ type: 'number', field: 'orders', operator: '>=', value });
const known: Condition = { type: 'known', field: 'email', isKnown: true };
const inVip: Condition = { type: 'segment', segmentId: 'v', isIn: true };
const group = (combinator: 'and' | 'or', ...rules: Rule[]): RuleGroup => ({
  type: 'group',
  combinator,
  isNegated: false,
  rules,
});

test('says what came, went and says something else now', () => {
  expect(ruleChanges(group('and', orders(1), known), group('and', orders(3), group('or', inVip)))).toEqual({
    added: [inVip],
    removed: [known],
    changed: [{ from: orders(1), to: orders(3) }],
    isRegrouped: false,
  });
});

test('tells a doubled condition from one', () => {
  expect(ruleChanges(group('and', orders(1)), group('and', orders(1), orders(1))).added).toEqual([orders(1)]);
});

test('sees that only the grouping is another', () => {
  const none = { added: [], removed: [], changed: [] };
  const before = group('and', orders(1), known);
  expect(ruleChanges(before, before)).toEqual({ ...none, isRegrouped: false });
  expect(ruleChanges(before, group('or', orders(1), known))).toEqual({ ...none, isRegrouped: true });
  expect(ruleChanges(before, { ...before, isNegated: true })).toEqual({ ...none, isRegrouped: true });
  expect(ruleChanges(before, group('and', group('or', orders(1), known))).isRegrouped).toBe(true);
});
