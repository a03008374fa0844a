import 'server-only';
import type pg from 'pg';
import { database } from '@/lib/db';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { type Context } from '@/lib/schemas/context';
import { type CountInput, type OneSegment, type SegmentProfile } from '@/lib/schemas/segment';
import { getFeatureRun } from '@/lib/services/features/get-feature-run';
import { findSegment } from './find-segment';
import { readRuleWorld } from './read-rule-world';
import { withRuleQuery } from './rule-query';
import { compileRule, type RuleSql } from './rule-sql/compile-rule';

const PATIENCE = 20;

const customerNumbers = ['interactionCount'] as const;
const featureNumbers = [
  'orders',
  'monetary',
  'orderValue',
  'basketSize',
  'recencyDays',
  'tenureDays',
  'orderGapDays',
  'discountShare',
  'returnRate',
  'alive',
  'lifetimeValue',
] as const;
const customerTexts = ['country', 'gender'] as const;
const featureTexts = ['rfmCell', 'channel', 'topCategory', 'topBrand', 'priceBand'] as const;

const numbers: readonly string[] = [...customerNumbers, ...featureNumbers];
const texts: readonly string[] = [...customerTexts, ...featureTexts];

/** Values of a text field that are shown. */
const VALUES = 5;

const columns = [
  ...[...customerNumbers, ...customerTexts].map((name) => `c."${name}"`),
  ...[...featureNumbers, ...featureTexts].map((name) => `f."${name}"`),
].join(', ');

/** What a group of customers is like: means of numbers, and how many have each text. */
interface Portrait {
  readonly size: number;
  readonly means: Readonly<Record<string, number | null>>;
  /** Field → value → customers. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

async function paint(client: pg.PoolClient, { from, where, params }: RuleSql): Promise<Portrait> {
  const group = `WITH g AS MATERIALIZED (SELECT ${columns} FROM ${from} LEFT JOIN "CustomerFeatures" f ON f."customerId" = c."id" WHERE ${where})`;
  const means = await client.query<Record<string, number | null>>(
    `${group} SELECT count(*)::int4 AS size, ${numbers.map((name) => `avg("${name}")::float8 AS "${name}"`).join(', ')} FROM g`,
    [...params],
  );
  const { size = 0, ...row } = means.rows[0] ?? {};
  const counts = new Map<string, Map<string, number>>(texts.map((name) => [name, new Map()]));
  if ((size ?? 0) >= SMALLEST_GROUP) {
    const { rows } = await client.query<{ field: number; value: string; n: number }>(
      `${group} SELECT t.field, t.value, count(*)::int4 AS n FROM g,
         LATERAL (VALUES ${texts.map((name, at) => `(${at}, "${name}")`).join(', ')}) t(field, value)
       WHERE t.value IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`,
      [...params],
    );
    for (const { field, value, n } of rows) counts.get(texts[field] ?? '')?.set(value, n);
  }
  return { size: size ?? 0, means: row, counts };
}

const process_ = globalThis as typeof globalThis & { kindredShopPortraits?: Map<string, Promise<Portrait>> };

/** The whole shop, painted once for each state of its data and features. */
async function shopPortrait({ shop }: Context): Promise<Portrait> {
  const { prisma } = await database();
  const run = await prisma.featureRun.findFirst({
    where: { shopId: shop.id },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  const { dataVersion } = await prisma.shop.findUniqueOrThrow({
    where: { id: shop.id },
    select: { dataVersion: true },
  });
  const kept = (process_.kindredShopPortraits ??= new Map<string, Promise<Portrait>>());
  const key = `${shop.id}:${dataVersion}:${run?.id ?? ''}`;
  const everybody: RuleSql = { from: '"Customer" c', where: 'c."shopId" = $1', params: [shop.id] };
  const portrait =
    kept.get(key) ??
    withRuleQuery({ seconds: PATIENCE, isReadOnly: true }, (client) => paint(client, everybody));
  for (const old of [...kept.keys()].filter((one) => one.startsWith(`${shop.id}:`) && one !== key))
    kept.delete(old);
  kept.set(key, portrait);
  portrait.catch(() => kept.delete(key));
  return portrait;
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

function compare(group: Portrait, shop: Portrait): SegmentProfile {
  if (group.size < SMALLEST_GROUP) return { size: group.size, isTooSmall: true, numbers: [], texts: [] };
  return {
    size: group.size,
    isTooSmall: false,
    numbers: numbers.map((field) => ({
      field,
      segment: group.means[field] ?? null,
      shop: shop.means[field] ?? null,
    })),
    texts: texts.flatMap((field) => {
      const own = group.counts.get(field) ?? new Map<string, number>();
      const all = shop.counts.get(field) ?? new Map<string, number>();
      const [ownSum, allSum] = [sum(own), sum(all)];
      if (ownSum === 0 || allSum === 0) return [];
      const values = [...own].slice(0, VALUES).map(([value, n]) => {
        const share = n / ownSum;
        const shopShare = (all.get(value) ?? n) / allSum;
        return { value, count: n, share, shopShare, lift: share / shopShare };
      });
      return [{ field, values }];
    }),
  };
}

/** Numbers that say nothing where a gate of the whole shop is closed: its zeros are no zeros. */
const gateOf: Readonly<Record<string, string>> = {
  monetary: 'monetary',
  orderValue: 'monetary',
  orderGapDays: 'rhythm',
  discountShare: 'discount',
  returnRate: 'returns',
};

async function profile(context: Context, sql: RuleSql, signal?: AbortSignal): Promise<SegmentProfile> {
  const shop = await shopPortrait(context);
  const group = await withRuleQuery({ signal, seconds: PATIENCE, isReadOnly: true }, (client) =>
    paint(client, sql),
  );
  const closed = new Set((await getFeatureRun(context))?.gates.map(({ feature }) => feature));
  const compared = compare(group, shop);
  return { ...compared, numbers: compared.numbers.filter(({ field }) => !closed.has(gateOf[field] ?? '')) };
}

/** What those that a rule is true of are like against the shop. */
export async function profileRule(
  context: Context,
  { rule, segmentId }: CountInput,
  signal?: AbortSignal,
): Promise<SegmentProfile> {
  return profile(context, compileRule(rule, await readRuleWorld(context, rule, segmentId)), signal);
}

/** What a segment's members are like against the shop. */
export async function profileSegment(
  context: Context,
  { segmentId }: OneSegment,
  signal?: AbortSignal,
): Promise<SegmentProfile> {
  const { id } = await findSegment(context, segmentId);
  return profile(
    context,
    {
      from: '"Customer" c JOIN "SegmentMember" sm ON sm."customerId" = c."id"',
      where: 'c."shopId" = $1 AND sm."segmentId" = $2::uuid',
      params: [context.shop.id, id],
    },
    signal,
  );
}
