import 'server-only';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { type Context } from '@/lib/schemas/context';
import { type CustomerSummary } from '@/lib/schemas/customer';
import { type CountInput, type SegmentCount } from '@/lib/schemas/segment';
import { readRuleWorld } from './read-rule-world';
import { withRuleQuery } from './rule-query';
import { compileRule, type RuleSql } from './rule-sql/compile-rule';

/** Seconds that somebody who types will wait. */
const PATIENCE = 10;

const SAMPLE = 8;

interface Counted {
  readonly size: number;
  readonly ids: number[];
}

/** How many a rule is true of, with some of them: those whose ids hash lowest, which are as good as drawn by lot. */
async function count(client: pg.PoolClient, { from, where, params }: RuleSql): Promise<Counted> {
  const { rows } = await client.query<Counted>(
    `WITH m AS MATERIALIZED (SELECT c."id" FROM ${from} WHERE ${where})
SELECT (SELECT count(*)::int4 FROM m) AS size,
  ARRAY(SELECT "id" FROM m ORDER BY hashint4("id"), "id" LIMIT ${SAMPLE}) AS ids`,
    [...params],
  );
  return rows[0] ?? { size: 0, ids: [] };
}

async function summaries(client: pg.PoolClient, ids: readonly number[]): Promise<CustomerSummary[]> {
  const { rows } = await client.query<Omit<CustomerSummary, 'lastSeen'> & { lastSeen: Date | null }>(
    `SELECT "id", "externalId", "name", "country", "interactionCount", "purchaseCount", "spend", "lastSeen" FROM "Customer"
     WHERE "id" = ANY($1::int4[]) ORDER BY "lastSeen" DESC NULLS LAST, "id"`,
    [ids],
  );
  return rows.map(({ lastSeen, ...row }) => ({ ...row, lastSeen: lastSeen?.toISOString() ?? null }));
}

/** Who a rule is true of, now: how many, and some of them. Stops when the asker has gone. */
export async function countRule(
  context: Context,
  { rule, segmentId }: CountInput,
  signal?: AbortSignal,
): Promise<SegmentCount> {
  const compiled = compileRule(rule, await readRuleWorld(context, rule, segmentId));
  return withRuleQuery({ signal, seconds: PATIENCE, isReadOnly: true }, async (client) => {
    const started = performance.now();
    const { size, ids } = await count(client, compiled);
    const milliseconds = performance.now() - started;
    // The totals that every page shows, computed at each change of the data.
    const { rows } = await client.query<{ n: number }>(
      `SELECT coalesce(("stats" ->> 'customers')::int4, 0) AS n FROM "Shop" WHERE "id" = $1`,
      [context.shop.id],
    );
    return { size, milliseconds, total: rows[0]?.n ?? 0, sample: await summaries(client, ids) };
  });
}
