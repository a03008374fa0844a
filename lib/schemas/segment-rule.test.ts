import { expect, test } from 'vitest';
import { segmentRuleGroup } from './segment-rule';

const problems = (rule: unknown): string[] => {
  const parsed = segmentRuleGroup.safeParse(rule);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const group = (...rules: unknown[]) => ({ type: 'group', rules });
const number = { type: 'number', field: 'orders', operator: '>', value: 3 };

test('fills in what a group need not say', () => {
  expect(segmentRuleGroup.parse(group(number, group()))).toEqual({
    type: 'group',
    combinator: 'and',
    isNegated: false,
    rules: [number, { type: 'group', combinator: 'and', isNegated: false, rules: [] }],
  });
});

test('says where a rule is wrong, and in the words of the condition that was meant', () => {
  expect(problems(group({ ...number, operator: '~' }))).toEqual([
    'rules.0.operator: Invalid option: expected one of "="|"!="|"<"|"<="|">"|">="',
  ]);
  expect(
    problems(group(number, group({ type: 'date', field: 'lastSeen', window: { kind: 'last' } }))),
  ).toEqual(['rules.1.rules.0.window.days: Invalid input: expected number, received undefined']);
  const ahead = { kind: 'next', days: 7 };
  expect(problems(group({ type: 'date', field: 'nextOrderAt', window: ahead }))).toEqual([]);
  const seen = { type: 'event', event: { kind: 'view' }, operator: 'at-least', count: 1, window: ahead };
  expect(problems(group(seen))).toEqual([
    "rules.0.window.kind: Invalid discriminator value. Expected 'ever' | 'last' | 'before' | 'between'",
  ]);
  expect(problems(group({ type: 'nummer' }))[0]).toContain(
    'rules.0.type: There is no such type of condition: use group, number, text,',
  );
});

test('refuses what is nested too deep or too long', () => {
  let deep: unknown = number;
  for (let level = 0; level < 9; level++) deep = group(deep);
  expect(problems(deep)).toEqual([': Groups may be nested 8 deep, not 9.']);
  expect(problems(group(...Array.from({ length: 201 }, () => number)))).toEqual([
    ': A rule may have 200 conditions, not 201.',
  ]);
});
