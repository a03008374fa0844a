import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { type Clause, conditionClause, who } from './condition-words';
import { type RuleTongue } from './rule-tongue';
import { isGroup } from './rule-tree';

/** Without what says nothing: empty groups are true of everybody, a group of one is that one. Null: true of everybody. */
function simplified(rule: Rule): Rule | null {
  if (!isGroup(rule)) return rule;
  // Whatever is joined by OR with everybody is everybody.
  const all = rule.rules.map(simplified);
  const rules = all.filter((child) => child !== null);
  const isEverybody = rules.length === 0 || (rule.combinator === 'or' && rules.length < all.length);
  if (isEverybody) return rule.isNegated ? { ...rule, rules: [] } : null;
  const [only] = rules;
  return only && rules.length === 1 && !rule.isNegated ? only : { ...rule, rules };
}

function clauseOf(rule: Rule, tongue: RuleTongue): Clause {
  if (!isGroup(rule)) return conditionClause(rule, tongue);
  if (rule.rules.length === 0) return who(tongue.say('nobody'));
  const clauses = clausesOf(rule, tongue);
  if (!rule.isNegated) return { pronoun: 'none', text: tongue.say('group', { clauses }) };
  return who(tongue.say(rule.rules.length === 1 ? 'notAmong' : 'notAmongMany', { clauses }));
}

/** 'who A, B and whose C': the pronoun is not said again right after itself. */
function clausesOf({ rules, combinator }: RuleGroup, tongue: RuleTongue): string {
  const clauses = rules.map((rule) => clauseOf(rule, tongue));
  const texts = clauses.map(({ pronoun, text }, at) => {
    const isSaid = pronoun === 'none' || (pronoun === 'who' && clauses[at - 1]?.pronoun === 'who');
    return isSaid ? text : tongue.say(pronoun, { text });
  });
  return texts.reduce((before, after, at) =>
    tongue.say(at === texts.length - 1 ? combinator : 'comma', { before, after }),
  );
}

/** Parts that say nothing leave double spaces. */
const tidy = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,:)])/g, '')
    .trim();

/** A rule in a sentence: 'Customers who bought a product at least 3 times in the last 90 days and are not in “VIP”'. */
export function ruleWords(root: RuleGroup, tongue: RuleTongue): string {
  const rule = simplified(root);
  if (!rule) return tongue.say('everybody');
  if (isGroup(rule) && rule.rules.length === 0) return tongue.say('noCustomer');
  const clauses =
    isGroup(rule) && !rule.isNegated
      ? clausesOf(rule, tongue)
      : clausesOf({ type: 'group', combinator: 'and', isNegated: false, rules: [rule] }, tongue);
  return tidy(tongue.say('customers', { clauses }));
}

/** One condition or group in words, for lists of them: 'bought a product in the last 90 days'. */
export function conditionWords(condition: Condition, tongue: RuleTongue): string {
  const { pronoun, text } = conditionClause(condition, tongue, true);
  return tidy(pronoun === 'none' ? text : tongue.say(`alone.${pronoun}`, { text }));
}
