import { type RuleGroup } from '@/lib/schemas/segment-rule';

/** Longer addresses are cut or refused on the way. */
const LONGEST = 6000;

/** A rule as the address of the builder carries it; null where it is too long for an address. */
export function ruleParam(rule: RuleGroup): string | null {
  const text = JSON.stringify(rule);
  return encodeURIComponent(text).length > LONGEST ? null : text;
}

/** The address of the builder with a rule in it. */
export function newSegmentPath(shop: string, rule?: RuleGroup): string {
  const text = rule ? ruleParam(rule) : null;
  return text === null ? `/${shop}/segments/new` : `/${shop}/segments/new?rule=${encodeURIComponent(text)}`;
}
