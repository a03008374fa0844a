import { expect, test } from 'vitest';
import { segmentRuleGroup } from '@/lib/schemas/segment-rule';
import { conditionInstead, conditionAbout, fieldChoices, fieldIdOf } from './rule-fields';
import { problemsOf } from './rule-problems';
import { startingPoints } from './starting-points';
import { emptyGroup, insertRule } from './rule-tree';

test.each(startingPoints)('$id is a whole rule', ({ rule }) => {
  expect(segmentRuleGroup.parse(rule)).toEqual(rule);
  expect(problemsOf(rule).size).toBe(0);
});

test('everything that is offered makes a condition about itself, which says what it lacks yet', () => {
  for (const { id } of fieldChoices(['tier'])) {
    const condition = conditionAbout(id);
    expect(fieldIdOf(condition)).toBe(id);
    const root = insertRule(emptyGroup, [0], condition);
    // The own check and the language's agree.
    expect(problemsOf(root).has('0')).toBe(!segmentRuleGroup.safeParse(root).success);
  }
});

test('another field keeps what still has a meaning', () => {
  const bought = { ...conditionAbout('event:purchase'), count: 3 };
  expect(conditionInstead('event:view', bought)).toEqual({ ...bought, event: { kind: 'view' } });
  expect(conditionInstead('date:joinedAt', bought)).toMatchObject({ window: { kind: 'last', days: 90 } });
  const due = conditionAbout('date:nextOrderAt');
  expect(due).toMatchObject({ window: { kind: 'next', days: 14 } });
  expect(conditionInstead('date:nextOrderAt', bought)).toEqual(due);
  expect(conditionInstead('event:view', due)).toMatchObject({ window: { kind: 'last', days: 90 } });
  expect(conditionInstead('number:orders', bought)).toEqual(conditionAbout('number:orders'));
});
