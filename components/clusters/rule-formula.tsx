'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { useFieldValue } from './use-field-value';

const opposite: Readonly<Record<string, string>> = { '>': '≤', '<=': '>' };
const signs: Readonly<Record<string, string>> = { '<=': '≤' };

/** The rule that an explaining tree wrote, in short: its comparisons and how they are joined. */
export function useRuleFormula() {
  const t = useTranslations('clusters');
  const features = useTranslations('features');
  const format = useFormatter();
  const valueText = useFieldValue();
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
  const fieldName = (field: string) => (features.has(`name.${field}`) ? features(`name.${field}`) : field);
  const say = (rule: Rule, isNegated = false): string => {
    if (rule.type === 'group')
      return rule.rules
        .map((one) => {
          const text = say(one, rule.isNegated);
          return one.type === 'group' && one.rules.length > 1 ? `(${text})` : text;
        })
        .join(` ${t(rule.combinator)} `);
    if (rule.type === 'number' || rule.type === 'affinity') {
      const operator = isNegated
        ? (opposite[rule.operator] ?? rule.operator)
        : (signs[rule.operator] ?? rule.operator);
      return rule.type === 'number'
        ? `${fieldName(rule.field)} ${operator} ${valueText(rule.field, rule.value)}`
        : t('liftOf', { name: rule.name, operator, lift: number(rule.lift) });
    }
    return rule.type === 'known'
      ? t(rule.isKnown ? 'isKnown' : 'isUnknown', { field: fieldName(rule.field) })
      : '';
  };
  /** What a rule asks for: alternatives one by one, each of which is enough. */
  return (rule: RuleGroup): string[] =>
    rule.combinator === 'or' && !rule.isNegated ? rule.rules.map((one) => say(one)) : [say(rule)];
}
