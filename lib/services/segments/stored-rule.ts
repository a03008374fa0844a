import 'server-only';
import { type RuleGroup, segmentRuleGroup } from '@/lib/schemas/segment-rule';
import { lookAlikeRule, type LookAlikeRule } from '@/lib/schemas/segment';

/** The rule of a rule segment as it was stored. */
export const storedRule = (stored: unknown): RuleGroup => segmentRuleGroup.parse(stored);

/** What a look-alike segment keeps. */
export const storedLookAlike = (stored: unknown): LookAlikeRule => lookAlikeRule.parse(stored);
