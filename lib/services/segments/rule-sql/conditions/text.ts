import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';
import { textSql } from '@/lib/services/segments/rule-sql/field-sql';

/** A text of the customer's. `contains` and `starts-with` take capitals and small letters for the same. */
export const compileText: CompileCondition<ConditionOf<'text'>> = ({ field, operator, values }, scope) => {
  const own = textSql(field, scope);
  const list = () => scope.param(values, 'text[]');
  const any = (test: (text: string) => string) => `(${values.map(test).join(' OR ')})`;
  const lower = (text: string) => `lower(${scope.param(text, 'text')})`;
  const where = {
    is: () => `${own} = ANY(${list()})`,
    'one-of': () => `${own} = ANY(${list()})`,
    'is-not': () => `${own} <> ALL(${list()})`,
    'none-of': () => `${own} <> ALL(${list()})`,
    contains: () => any((text) => `strpos(lower(${own}), ${lower(text)}) > 0`),
    'starts-with': () => any((text) => `starts_with(lower(${own}), ${lower(text)})`),
  }[operator]();
  return { where: `(${where})`, value: own };
};
