import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { numberSql } from '@/lib/services/segments/rule-sql/field-sql';

/** A number of the customer's against another. */
export const compileNumber: CompileCondition<ConditionOf<'number'>> = ({ field, operator, value }, scope) => {
  const own = numberSql(field, scope);
  return { where: `${own} ${operator} ${scope.param(value, 'float8')}`, value: own };
};
