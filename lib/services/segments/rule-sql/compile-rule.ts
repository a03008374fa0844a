import 'server-only';
import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { type CompileCondition, type ConditionOf, type ConditionSql } from './condition-sql';
import { conditions } from './conditions';
import { type RuleWorld } from './rule-world';
import { Scope } from './scope';

/** Customers that a rule is true of: `SELECT … FROM from WHERE where`, with the customer as `c`. */
export interface RuleSql {
  readonly from: string;
  readonly where: string;
  readonly params: readonly (string | number | readonly string[])[];
}

/** One condition in SQL. */
export function compileCondition<Type extends Condition['type']>(
  condition: ConditionOf<Type> & { readonly type: Type },
  scope: Scope,
): ConditionSql {
  const compile: CompileCondition<ConditionOf<Type>> = conditions[condition.type];
  return compile(condition, scope, compileGroup);
}

function compileOne(rule: Rule, scope: Scope): string {
  return rule.type === 'group' ? compileGroup(rule, scope) : compileCondition(rule, scope).where;
}

/**
 * A group in SQL. Unknown counts as false wherever it is negated, so that NOT is the complement within the shop; elsewhere
 * AND, OR and WHERE treat SQL's null as false by themselves.
 */
export function compileGroup({ combinator, isNegated, rules }: RuleGroup, scope: Scope): string {
  const inner = rules
    .map((rule) => `(${compileOne(rule, scope)})`)
    .join(combinator === 'and' ? ' AND ' : ' OR ');
  const all = inner === '' ? 'true' : inner;
  return isNegated ? `(${all}) IS NOT TRUE` : all;
}

/** A whole rule in SQL, over the shop's customers. */
export function compileRule(rule: RuleGroup, world: RuleWorld): RuleSql {
  const scope = new Scope(world);
  const where = `c."shopId" = ${scope.shop} AND (${compileGroup(rule, scope)})`;
  return { from: scope.from, where, params: scope.params };
}
