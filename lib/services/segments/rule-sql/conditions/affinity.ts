import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';

/** How far the customer's share of something is from the shop's. */
export const compileAffinity: CompileCondition<ConditionOf<'affinity'>> = (condition, scope) => {
  const { kind, name, operator, lift } = condition;
  const affinities = scope.join(
    `(SELECT "customerId", "lift" FROM "CustomerAffinity" WHERE "shopId" = ${scope.shop} AND "kind" = ${scope.param(kind, 'text')} AND "name" = ${scope.param(name, 'text')})`,
  );
  const value = `${affinities}."lift"`;
  return { where: `${value} ${operator} ${scope.param(lift, 'float8')}`, value };
};
