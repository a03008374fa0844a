import { type Condition, type RuleGroup } from '@/lib/schemas/segment-rule';
import { fieldIdOf } from './rule-fields';
import { conditionsOf } from './rule-tree';

/** What one version of a rule has that the other has not. */
export interface RuleChanges {
  readonly added: readonly Condition[];
  readonly removed: readonly Condition[];
  /** Conditions about the same thing that say something else now. */
  readonly changed: readonly { readonly from: Condition; readonly to: Condition }[];
  /** The same conditions, but joined, negated or grouped otherwise. */
  readonly isRegrouped: boolean;
}

const textOf = (condition: Condition) => JSON.stringify(condition);

/** What of `all` is left when each of `taken` takes one equal away. */
function without(all: readonly Condition[], taken: readonly Condition[]): Condition[] {
  const counts = new Map<string, number>();
  for (const condition of taken) counts.set(textOf(condition), (counts.get(textOf(condition)) ?? 0) + 1);
  return all.filter((condition) => {
    const left = counts.get(textOf(condition)) ?? 0;
    if (left > 0) counts.set(textOf(condition), left - 1);
    return left === 0;
  });
}

/** The shape of a rule without what its conditions say. */
const shapeOf = (root: RuleGroup): string =>
  JSON.stringify(root, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type !== 'group' ? 0 : value,
  );

/** How a rule differs from an earlier one, condition by condition. */
export function ruleChanges(before: RuleGroup, after: RuleGroup): RuleChanges {
  const old = conditionsOf(before).map(({ condition }) => condition);
  const now = conditionsOf(after).map(({ condition }) => condition);
  const gone = without(old, now);
  const added: Condition[] = [];
  const changed: { from: Condition; to: Condition }[] = [];
  for (const to of without(now, old)) {
    const at = gone.findIndex((from) => fieldIdOf(from) === fieldIdOf(to));
    const [from] = at < 0 ? [] : gone.splice(at, 1);
    if (from) changed.push({ from, to });
    else added.push(to);
  }
  const isSame = added.length + gone.length === 0;
  return { added, removed: gone, changed, isRegrouped: isSame && shapeOf(before) !== shapeOf(after) };
}
