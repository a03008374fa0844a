import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Condition, type Rule, type RuleGroup, segmentRuleGroup } from '@/lib/schemas/segment-rule';
import {
  conditionsOf,
  duplicateRule,
  emptyGroup,
  groupDepth,
  insertRule,
  isGroup,
  moveRule,
  negateRule,
  removeRule,
  replaceRule,
  ruleAt,
  type RulePath,
  unwrapGroup,
  wrapRule,
} from './rule-tree';

const leaf = (value: number): Condition => ({ type: 'number', field: 'orders', operator: '>=', value });
const group = (combinator: 'and' | 'or', ...rules: Rule[]): RuleGroup => ({
  type: 'group',
  combinator,
  isNegated: false,
  rules,
});
const tree = group('and', leaf(0), group('or', leaf(1), leaf(2)), leaf(3));
const valuesOf = (root: RuleGroup) =>
  conditionsOf(root).map(({ condition }) => (condition.type === 'number' ? condition.value : null));

test('finds rules by their path', () => {
  expect(ruleAt(tree, [1, 0])).toEqual(leaf(1));
  expect(ruleAt(tree, [])).toBe(tree);
  expect(ruleAt(tree, [0, 0])).toBeUndefined();
  expect(ruleAt(tree, [1, 9])).toBeUndefined();
});

test('inserts, replaces, removes and doubles, and leaves what it does not touch as it is', () => {
  expect(valuesOf(insertRule(tree, [1, 1], leaf(9)))).toEqual([0, 1, 9, 2, 3]);
  expect(valuesOf(replaceRule(tree, [1, 1], leaf(9)))).toEqual([0, 1, 9, 3]);
  expect(valuesOf(removeRule(tree, [1]))).toEqual([0, 3]);
  expect(valuesOf(duplicateRule(tree, [1]))).toEqual([0, 1, 2, 1, 2, 3]);
  expect(removeRule(tree, [0]).rules[0]).toBe(tree.rules[1]);
  expect(removeRule(tree, [])).toEqual(emptyGroup);
  for (const path of [[7], [0, 0], [1, 5]]) {
    expect(removeRule(tree, path)).toBe(tree);
    expect(replaceRule(tree, path, leaf(1))).toBe(tree);
    expect(duplicateRule(tree, path)).toBe(tree);
  }
});

test('wraps a rule in a group of the other kind, and takes groups apart', () => {
  const wrapped = wrapRule(tree, [0]);
  expect(wrapped.rules[0]).toEqual(group('or', leaf(0)));
  expect(unwrapGroup(wrapped, [0])).toEqual(tree);
  expect(valuesOf(unwrapGroup(tree, [1]))).toEqual([0, 1, 2, 3]);
  const negated = negateRule(tree, [1]);
  expect(unwrapGroup(negated, [1])).toBe(negated);
});

test('does not nest deeper than a rule may', () => {
  let root = group('and', leaf(1));
  let path: RulePath = [0];
  for (let step = 0; step < 20; step++) {
    const next = wrapRule(root, path);
    if (next === root) break;
    root = next;
    path = [...path, 0];
  }
  expect(groupDepth(root)).toBe(8);
  expect(segmentRuleGroup.safeParse(root).success).toBe(true);
  const beside = insertRule(root, [0], group('or', leaf(2)));
  const moved = moveRule(beside, [0], 1);
  expect(moved && groupDepth(moved.root)).toBeLessThanOrEqual(8);
});

test('a rule and its contrary: twice is the same, or a group that can be taken apart again', () => {
  const known: Rule = { type: 'known', field: 'country', isKnown: true };
  const root = group('and', known, leaf(1), { type: 'segment', segmentId: 's', isIn: true });
  expect(negateRule(negateRule(root, [0]), [0])).toEqual(root);
  expect(negateRule(negateRule(root, [2]), [2])).toEqual(root);
  expect(negateRule(root, []).isNegated).toBe(true);
  const negated = negateRule(root, [1]);
  expect(negated.rules[1]).toEqual({ ...group('and', leaf(1)), isNegated: true });
  expect(unwrapGroup(negateRule(negated, [1]), [1])).toEqual(root);
});

test('moves a rule by one line, into groups and out of them', () => {
  const walk = (path: RulePath, step: -1 | 1): number[][] => {
    const seen: number[][] = [];
    let at: { root: RuleGroup; path: RulePath } | null = { root: tree, path };
    while (at && seen.length < 20) {
      seen.push([...at.path]);
      at = moveRule(at.root, at.path, step);
    }
    return seen;
  };
  expect(walk([0], 1)).toEqual([[0], [0, 0], [0, 1], [0, 2], [1], [2]]);
  expect(walk([2], -1)).toEqual([[2], [1, 2], [1, 1], [1, 0], [1], [0]]);
});

const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; group: RuleGroup }>((tie) => ({
  rule: fc.oneof({ depthSize: 'small' }, fc.integer({ min: 0, max: 99 }).map(leaf), tie('group')),
  group: fc.record({
    type: fc.constant('group' as const),
    combinator: fc.constantFrom('and' as const, 'or' as const),
    isNegated: fc.boolean(),
    rules: fc.array(tie('rule'), { maxLength: 4 }),
  }),
})).rule;

test('a move loses nothing, and the way back undoes it', () => {
  fc.assert(
    fc.property(
      fc.array(rules, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.boolean(),
      (all, pick, isDown) => {
        const root = group('and', ...all);
        const places = conditionsOf(root);
        const from = places[pick % Math.max(1, places.length)];
        fc.pre(from !== undefined && groupDepth(root) <= 8);
        const step = isDown ? 1 : -1;
        const moved = moveRule(root, from.path, step);
        if (!moved) return;
        expect(ruleAt(moved.root, moved.path)).toBe(from.condition);
        expect(valuesOf(moved.root).sort()).toEqual(valuesOf(root).sort());
        const back = moveRule(moved.root, moved.path, step === 1 ? -1 : 1);
        expect(back?.root).toEqual(root);
        expect(isGroup(root)).toBe(true);
      },
    ),
  );
});
