import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { listMembers } from './list-members';

export const all = (...rules: Rule[]): RuleGroup => ({
  type: 'group',
  combinator: 'and',
  isNegated: false,
  rules,
});
export const atLeast = (field: string, value: number): Rule => ({
  type: 'number',
  field,
  operator: '>=',
  value,
});
export const listed = (...values: string[]): Rule => ({
  type: 'text',
  field: 'externalId',
  operator: 'one-of',
  values,
});
export const inside = (segmentId: string, isIn = true): Rule => ({ type: 'segment', segmentId, isIn });

export const base = { description: '', schedule: 'manual' as const };

export const members = async (context: Context, segmentId: string) =>
  (await listMembers(context, { segmentId, page: 1, pageSize: 200 })).rows;

/** Ids that the shop itself gives its customers, in the order of their arrival. */
export async function externalIds({ shop }: Context): Promise<string[]> {
  const { prisma } = await database();
  const rows = await prisma.customer.findMany({
    where: { shopId: shop.id },
    orderBy: { id: 'asc' },
    select: { externalId: true },
  });
  return rows.map(({ externalId }) => externalId);
}
