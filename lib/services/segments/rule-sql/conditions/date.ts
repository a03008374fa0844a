import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { dateSql, isoSql } from '@/lib/services/segments/rule-sql/field-sql';
import { windowSql } from '@/lib/services/segments/rule-sql/window-sql';

/** A date of the customer's within a window; `ever` asks only that it is known. */
export const compileDate: CompileCondition<ConditionOf<'date'>> = ({ field, window }, scope) => {
  const own = dateSql(field, scope);
  const where = window.kind === 'ever' ? `${own} IS NOT NULL` : windowSql(own, window, scope);
  return { where, value: isoSql(own) };
};
