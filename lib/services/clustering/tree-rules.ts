import { type Condition as TreeCondition, type TreeNode } from '@/lib/ml/trees/tree-nodes';
import { type ClusterNode } from '@/lib/schemas/clustering';
import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { affinityKinds } from '@/lib/schemas/features';

/** A bound on a column, and whether who lacks it is meant as well. */
interface Bound extends TreeCondition {
  readonly takesMissing: boolean;
}

const all = (rules: readonly Rule[]): RuleGroup => ({
  type: 'group',
  combinator: 'and',
  isNegated: false,
  rules,
});

/** A value against a threshold, as a condition of the rule language. */
function compare(column: string, operator: '<=' | '>', value: number): Condition {
  const kind = affinityKinds.find((one) => column.startsWith(`${one}:`));
  return kind
    ? { type: 'affinity', kind, name: column.slice(kind.length + 1), operator, lift: Math.max(0, value) }
    : { type: 'number', field: column, operator, value };
}

/** A step of a tree in the rule language. Who lacks a value is never found by a comparison, but by the opposite one's negation. */
function ruleOf({ column, comparison, threshold, takesMissing }: Bound): Rule {
  if (comparison === 'known' || comparison === 'missing')
    return { type: 'known', field: column, isKnown: comparison === 'known' };
  const isAtMost = comparison === 'at-most';
  const value = threshold ?? 0;
  // An affinity that is not there counts as 0 in the tree.
  const isMeant = column.includes(':') ? isAtMost : takesMissing;
  return isMeant
    ? { ...all([compare(column, isAtMost ? '>' : '<=', value)]), isNegated: true }
    : compare(column, isAtMost ? '<=' : '>', value);
}

/** The steps to a leaf; of several bounds on the same side of a column only the last, which is the tightest. */
function pathTo(nodes: readonly TreeNode[], leaf: TreeNode): Rule[] {
  const bounds = new Map<string, Bound>();
  const steps: Bound[] = [];
  for (let node: TreeNode | undefined = leaf; node?.condition; node = nodes[node.parent ?? -1])
    steps.unshift({ ...node.condition, takesMissing: node.takesMissing });
  for (const step of steps) bounds.set(`${step.comparison} ${step.column}`, step);
  return [...bounds.values()].map(ruleOf);
}

const likeliest = (shares: readonly number[]) => shares.indexOf(Math.max(...shares));

/** A node as the page draws it. */
export function nodeOf({ prediction, condition, hadMissing, ...node }: TreeNode): ClusterNode {
  const cluster = likeliest(prediction);
  return {
    ...node,
    takesMissing: node.takesMissing && hadMissing,
    condition: condition && { ...condition, levels: [...condition.levels] },
    children: node.children && [...node.children],
    cluster,
    probability: prediction[cluster] ?? 0,
  };
}

/** What the leaves of a tree that stand for a cluster have in common with no other leaf, as a rule; null where it has no leaf. */
export function ruleOfCluster(nodes: readonly TreeNode[], cluster: number): RuleGroup | null {
  const leaves = nodes.filter(
    ({ children, prediction }) => children === null && likeliest(prediction) === cluster,
  );
  const paths = leaves.map((leaf) => pathTo(nodes, leaf)).filter((path) => path.length > 0);
  const [only] = paths;
  if (!only) return null;
  return paths.length === 1
    ? all(only)
    : { type: 'group', combinator: 'or', isNegated: false, rules: paths.map(all) };
}
