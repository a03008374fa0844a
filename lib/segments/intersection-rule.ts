import { type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';

/** The rule of an exact intersection: in all of some segments and in none of the others. */
export function intersectionRule(
  segments: readonly { readonly id: string }[],
  members: readonly number[],
): RuleGroup {
  const rules = segments.map(({ id }, at): Rule => ({
    type: 'segment',
    segmentId: id,
    isIn: members.includes(at),
  }));
  return { type: 'group', combinator: 'and', isNegated: false, rules };
}
