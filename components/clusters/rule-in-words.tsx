'use client';
import { List, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useRuleTongue } from '@/components/rule-builder/use-rule-tongue';
import { type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { conditionWords, ruleWords } from '@/lib/segments/rule-words';

const all = (rules: readonly Rule[]): RuleGroup => ({
  type: 'group',
  combinator: 'and',
  isNegated: false,
  rules,
});

/** What is asked for stands before what is ruled out. */
const isRuledOut = (rule: Rule) =>
  rule.type === 'group'
    ? rule.isNegated
    : 'operator' in rule && (rule.operator === '<' || rule.operator === '<=');

/** Says a condition of a rule that a tree wrote: such a one is a comparison, or the negation of one. */
function useLine(): (rule: Rule) => string {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const tongue = {
    ...useRuleTongue({}),
    number: (value: number) => format.number(value, { maximumSignificantDigits: 3 }),
  };
  return (rule) => {
    if (rule.type !== 'group') return conditionWords(rule, tongue);
    const [only] = rule.rules;
    if (!rule.isNegated || rule.rules.length > 1) return ruleWords(all([rule]), tongue);
    // A tree sends who has shown no such interest along with those of little interest.
    if (only?.type === 'affinity' && only.operator === '>')
      return conditionWords({ ...only, operator: '<=' }, tongue);
    if (only?.type === 'number')
      return t('orUnknown', {
        condition: conditionWords({ ...only, operator: only.operator === '>' ? '<=' : '>' }, tongue),
      });
    return ruleWords(all([rule]), tongue);
  };
}

/** An interest that has an upper bound only: by a comparison, or by the negation of one. */
function littleInterest(rule: Rule): { name: string; lift: number } | null {
  const [inner] = rule.type === 'group' && rule.isNegated && rule.rules.length === 1 ? rule.rules : [rule];
  return inner?.type === 'affinity' && inner.kind === 'category' && isRuledOut(rule) ? inner : null;
}

function Lines({ rules }: { rules: readonly Rule[] }) {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const line = useLine();
  const little = rules.flatMap((rule) => littleInterest(rule) ?? []);
  // Several bounds on interests are one line: what the group is about is not among them.
  const isJoined = little.length > 1;
  const others = isJoined ? rules.filter((rule) => littleInterest(rule) === null) : rules;
  const texts = [...others].sort((a, b) => Number(isRuledOut(a)) - Number(isRuledOut(b))).map(line);
  if (isJoined)
    texts.push(
      t('littleInterest', {
        list: little
          .map(({ name, lift }) =>
            t('interestIn', { name, lift: format.number(lift, { maximumSignificantDigits: 3 }) }),
          )
          .join(t('separator')),
      }),
    );
  return (
    <List size="xs">
      {texts.map((text) => (
        <List.Item key={text}>{text}</List.Item>
      ))}
    </List>
  );
}

/** The rule that an explaining tree wrote, condition by condition in plain words; alternatives one after the other. */
export function RuleInWords({ rule }: { rule: RuleGroup }) {
  const t = useTranslations('clusters');
  const ways = rule.combinator === 'or' && !rule.isNegated ? rule.rules : [rule];
  return ways.map((way, at) => (
    <div key={at}>
      {at > 0 ? (
        <Text size="xs" fw={600}>
          {t('orElse')}
        </Text>
      ) : null}
      <Lines rules={way.type === 'group' && !way.isNegated ? way.rules : [way]} />
    </div>
  ));
}
