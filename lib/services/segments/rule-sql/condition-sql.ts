import 'server-only';
import { type Condition, type RuleGroup } from '@/lib/schemas/segment-rule';
import { type Scope } from './scope';

/** A condition in SQL, over the customer `c` and what the scope joined. */
export interface ConditionSql {
  /** Boolean; null, where a value is not known, counts as false. */
  readonly where: string;
  /** The customer's own value, for explanations. */
  readonly value: string;
}

/** Compiles a group inside a condition: the rule of a named segment. */
export type CompileGroup = (rule: RuleGroup, scope: Scope) => string;

/** How one type of condition is said in SQL. */
export type CompileCondition<One extends Condition> = (
  condition: One,
  scope: Scope,
  compileGroup: CompileGroup,
) => ConditionSql;

/** The condition of a type. */
export type ConditionOf<Type extends Condition['type']> = Extract<Condition, { readonly type: Type }>;
