import 'server-only';
import { type Context } from '@/lib/schemas/context';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { readRuleWorld } from './read-rule-world';
import { withRuleQuery } from './rule-query';
import { compileRule } from './rule-sql/compile-rule';

const PATIENCE = 600;

/** Whom a rule is true of, by the shop's own ids in the order of these: how many, and the first of them. */
export async function listRuleIds(
  context: Context,
  { rule, limit }: { rule: RuleGroup; limit: number },
): Promise<{ size: number; ids: string[] }> {
  const { from, where, params } = compileRule(rule, await readRuleWorld(context, rule));
  return withRuleQuery({ seconds: PATIENCE, isReadOnly: true }, async (client) => {
    const { rows } = await client.query<{ size: number; ids: string[] }>(
      `WITH m AS MATERIALIZED (SELECT c."externalId" AS id FROM ${from} WHERE ${where})
       SELECT (SELECT count(*)::int4 FROM m) AS size, ARRAY(SELECT id FROM m ORDER BY id COLLATE "C" LIMIT ${Math.floor(limit)}) AS ids`,
      [...params],
    );
    return rows[0] ?? { size: 0, ids: [] };
  });
}
