import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';

/** Where a rule lies in the tree: the place in each group on the way down. [] is the root. */
export type RulePath = readonly number[];

/** Groups may lie this deep in each other, the root counted (lib/schemas/segment-rule.ts). */
export const DEEPEST_GROUP = 8;

export const emptyGroup: RuleGroup = { type: 'group', combinator: 'and', isNegated: false, rules: [] };

export const isGroup = (rule: Rule): rule is RuleGroup => rule.type === 'group';

export const parentOf = (path: RulePath): RulePath => path.slice(0, -1);
export const placeOf = (path: RulePath): number => path.at(-1) ?? 0;
export const siblingOf = (path: RulePath, place: number): RulePath => [...parentOf(path), place];

/** The rule at a path; undefined where there is none. */
export function ruleAt(root: RuleGroup, path: RulePath): Rule | undefined {
  let rule: Rule | undefined = root;
  for (const place of path) rule = rule && isGroup(rule) ? rule.rules[place] : undefined;
  return rule;
}

function groupAt(root: RuleGroup, path: RulePath): RuleGroup | undefined {
  const rule = ruleAt(root, path);
  return rule && isGroup(rule) ? rule : undefined;
}

/** A tree in which the group at `path` has other rules; the same tree where there is no such group. */
function withRules(
  root: RuleGroup,
  path: RulePath,
  change: (rules: readonly Rule[]) => readonly Rule[],
): RuleGroup {
  const [place, ...rest] = path;
  if (place === undefined) return { ...root, rules: change(root.rules) };
  const child = root.rules[place];
  if (!child || !isGroup(child)) return root;
  const next = withRules(child, rest, change);
  return next === child ? root : { ...root, rules: root.rules.with(place, next) };
}

/** Another rule in the place of one. The root is replaced by groups alone. */
export function replaceRule(root: RuleGroup, path: RulePath, rule: Rule): RuleGroup {
  if (path.length === 0) return isGroup(rule) ? rule : root;
  if (!ruleAt(root, path)) return root;
  return withRules(root, parentOf(path), (rules) => rules.with(placeOf(path), rule));
}

/** A rule put at a path: what lies there and after it moves back. */
export const insertRule = (root: RuleGroup, path: RulePath, rule: Rule): RuleGroup =>
  path.length === 0
    ? root
    : withRules(root, parentOf(path), (rules) => rules.toSpliced(placeOf(path), 0, rule));

/** The tree without a rule; a removed root leaves the empty group. */
export function removeRule(root: RuleGroup, path: RulePath): RuleGroup {
  if (path.length === 0) return emptyGroup;
  if (!ruleAt(root, path)) return root;
  return withRules(root, parentOf(path), (rules) => rules.toSpliced(placeOf(path), 1));
}

/** The same rule a second time, right behind. */
export function duplicateRule(root: RuleGroup, path: RulePath): RuleGroup {
  const rule = ruleAt(root, path);
  return rule && path.length > 0 ? insertRule(root, siblingOf(path, placeOf(path) + 1), rule) : root;
}

/** The rule in a group of its own, joined the other way than its parent: that is what a group is for. */
export function wrapRule(root: RuleGroup, path: RulePath): RuleGroup {
  const rule = ruleAt(root, path);
  if (!rule || path.length + groupDepth(rule) >= DEEPEST_GROUP) return root;
  const outer = groupAt(root, parentOf(path))?.combinator ?? 'or';
  const wrapped: RuleGroup = {
    type: 'group',
    combinator: outer === 'and' ? 'or' : 'and',
    isNegated: false,
    rules: [rule],
  };
  return path.length === 0 ? { ...wrapped, combinator: 'and' } : replaceRule(root, path, wrapped);
}

/** A group's rules in the place of the group. A negated group stays: its rules alone would say the contrary. */
export function unwrapGroup(root: RuleGroup, path: RulePath): RuleGroup {
  const group = groupAt(root, path);
  if (!group || group.isNegated || path.length === 0) return root;
  return withRules(root, parentOf(path), (rules) => rules.toSpliced(placeOf(path), 1, ...group.rules));
}

/** Turns a rule into its contrary: a group by its flag, a condition that knows yes and no by that, any other in a NOT group. */
export function negateRule(root: RuleGroup, path: RulePath): RuleGroup {
  const rule = ruleAt(root, path);
  return rule ? replaceRule(root, path, contraryOf(rule)) : root;
}

function contraryOf(rule: Rule): Rule {
  switch (rule.type) {
    case 'group':
      return { ...rule, isNegated: !rule.isNegated };
    case 'known':
      return { ...rule, isKnown: !rule.isKnown };
    case 'sequence':
      return { ...rule, isDone: !rule.isDone };
    case 'cluster':
    case 'segment':
      return { ...rule, isIn: !rule.isIn };
    default:
      return { type: 'group', combinator: 'and', isNegated: true, rules: [rule] };
  }
}

/** Groups in groups of a rule: 0 for a condition, 1 for a group of conditions. */
export function groupDepth(rule: Rule): number {
  return isGroup(rule) ? 1 + Math.max(0, ...rule.rules.map(groupDepth)) : 0;
}

export interface Moved {
  readonly root: RuleGroup;
  /** Where the rule is now. */
  readonly path: RulePath;
}

/**
 * Moves a rule by one line, as an outline does: past its neighbour, into a neighbouring group, or out of its own group at its
 * edge. Null where it cannot go further.
 */
export function moveRule(root: RuleGroup, path: RulePath, step: -1 | 1): Moved | null {
  const rule = ruleAt(root, path);
  if (!rule || path.length === 0) return null;
  const to = targetOf(root, path, rule, step);
  if (!to) return null;
  return { root: insertRule(removeRule(root, path), to, rule), path: to };
}

/** Where a rule lands, in the tree without it. */
function targetOf(root: RuleGroup, path: RulePath, rule: Rule, step: -1 | 1): RulePath | null {
  const neighbour = ruleAt(root, siblingOf(path, placeOf(path) + step));
  if (neighbour) {
    const isDeeper = isGroup(neighbour) && path.length + groupDepth(rule) < DEEPEST_GROUP;
    if (!isDeeper) return siblingOf(path, placeOf(path) + step);
    // Without the rule, a group behind it has come forward to its place.
    const group = siblingOf(path, step === 1 ? placeOf(path) : placeOf(path) - 1);
    return [...group, step === 1 ? 0 : neighbour.rules.length];
  }
  const parent = parentOf(path);
  if (parent.length === 0) return null;
  return siblingOf(parent, placeOf(parent) + (step === 1 ? 1 : 0));
}

/** All conditions with where they lie, in reading order. */
export function conditionsOf(root: RuleGroup): { readonly path: RulePath; readonly condition: Condition }[] {
  const walk = (rule: Rule, path: RulePath): { path: RulePath; condition: Condition }[] =>
    isGroup(rule)
      ? rule.rules.flatMap((child, place) => walk(child, [...path, place]))
      : [{ path, condition: rule }];
  return walk(root, []);
}
