import { type Command, UsageError } from '@/lib/cli/command';
import { shopContext } from '@/lib/cli/shop-context';
import { segmentRuleGroup, type RuleGroup } from '@/lib/schemas/segment-rule';
import { listRuleIds } from '@/lib/services/segments/list-rule-ids';

const isGroup = (rule: unknown): boolean =>
  typeof rule === 'object' && rule !== null && 'type' in rule && rule.type === 'group';

/** A rule as typed: a group, or conditions that must all be true. Throws a usage error that says where it is wrong. */
function ruleOf(typed: unknown): RuleGroup {
  const conditions = Array.isArray(typed) ? typed : [typed];
  const parsed = segmentRuleGroup.safeParse(isGroup(typed) ? typed : { type: 'group', rules: conditions });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(`--rule: ${issue?.path.join('.') || 'the rule'}: ${issue?.message ?? 'is not valid'}`);
}

/** Finds the customers whom a rule is true of. */
export const segment: Command = {
  name: 'segment',
  usage: 'segment --shop NAME --rule JSON [--limit N]',
  help: 'Find the customers whom a rule is true of: their number and their ids',
  positionals: 0,
  options: {
    shop: { type: 'string', help: 'name of the shop' },
    rule: {
      type: 'string',
      help: 'a condition, a list of conditions or a group, as lib/schemas/segment-rule.ts says',
    },
    limit: { type: 'string', help: 'ids at most; without it, all' },
  },
  async run(call) {
    const shop = call.needed('shop');
    call.needed('rule');
    const rule = ruleOf(call.json('rule'));
    const limit = call.number('limit', 2_000_000_000, { min: 0, max: 2_000_000_000 });
    const { size, ids } = await listRuleIds(await shopContext(shop), { rule, limit });
    return {
      json: { size, ids },
      text: [`${size.toLocaleString('en')} ${size === 1 ? 'customer' : 'customers'}`, ...ids].join('\n'),
    };
  },
};
