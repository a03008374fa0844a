import 'server-only';
import { type Prisma } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { readRuleWorld } from './read-rule-world';
import { compileRule } from './rule-sql/compile-rule';

/** Plain data as the database takes it. */
export const json = (value: unknown): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/** A rule to be stored. Throws where it could not be run. */
export async function checkedRule(
  context: Context,
  rule: RuleGroup,
  segmentId?: string,
): Promise<Prisma.InputJsonValue> {
  compileRule(rule, await readRuleWorld(context, rule, segmentId));
  return json(rule);
}
