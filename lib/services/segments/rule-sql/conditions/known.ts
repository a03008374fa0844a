import 'server-only';
import { dateFields } from '@/lib/schemas/segment-fields';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { fieldSql, isoSql } from '@/lib/services/segments/rule-sql/field-sql';

const dates: readonly string[] = dateFields;

/** Whether a field is known at all. */
export const compileKnown: CompileCondition<ConditionOf<'known'>> = ({ field, isKnown }, scope) => {
  const own = fieldSql(field, scope);
  return {
    where: `(${own}) IS ${isKnown ? 'NOT NULL' : 'NULL'}`,
    value: dates.includes(field) ? isoSql(own) : own,
  };
};
