import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { questionKey } from '@/lib/schemas/prediction-question';
import { type Condition, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { newestModels } from '@/lib/services/behaviour/newest-models';
import { storedLookAlike, storedRule } from './stored-rule';
import { type NamedSegment, type RuleWorld } from './rule-sql/rule-world';
import { shopClock } from './shop-clock';

/** Conditions of a rule with those of the segments that it names: beyond, nobody could follow it and the planner neither. */
const MOST_EXPANDED = 500;

function* conditionsOf(rule: Rule): Generator<Condition> {
  if (rule.type === 'group') for (const inner of rule.rules) yield* conditionsOf(inner);
  else yield rule;
}

/** Segments that a rule itself names. */
export function namedSegments(rule: RuleGroup): string[] {
  const ids = new Set<string>();
  for (const condition of conditionsOf(rule)) if (condition.type === 'segment') ids.add(condition.segmentId);
  return [...ids];
}

/** Clusterings that a rule itself speaks of. */
export function namedClusterings(rule: RuleGroup): string[] {
  const ids = new Set<string>();
  for (const condition of conditionsOf(rule))
    if (condition.type === 'cluster') ids.add(condition.clusteringId);
  return [...ids];
}

/** Questions for predictions that a rule itself asks, by questionKey. */
export function askedQuestions(rule: RuleGroup): string[] {
  return [...conditionsOf(rule)].flatMap((condition) =>
    condition.type === 'prediction' ? [questionKey(condition)] : [],
  );
}

/** Look-alikes are who they hold, and hold who is like their seeds: a segment that is made of them would chase itself. */
const seedRule = ({ seedId }: NamedSegment, segments: ReadonlyMap<string, NamedSegment>): RuleGroup | null =>
  seedId !== null && segments.has(seedId)
    ? {
        ...{ type: 'group', combinator: 'and', isNegated: false },
        rules: [{ type: 'segment', segmentId: seedId, isIn: true }],
      }
    : null;

/** Follows a rule through the segments that it names. Throws where one of them would contain itself or the whole is too long. */
function follow(
  rule: RuleGroup,
  segments: ReadonlyMap<string, NamedSegment>,
  path: readonly string[],
): number {
  let count = 0;
  for (const condition of conditionsOf(rule)) {
    count++;
    if (condition.type !== 'segment') continue;
    const segment = segments.get(condition.segmentId);
    if (!segment) throw saidError('invalid-input', 'ruleSegmentGone');
    if (path.includes(segment.id)) {
      const names = [...path.slice(path.indexOf(segment.id)), segment.id].map(
        (id) => `"${segments.get(id)?.name ?? id}"`,
      );
      throw saidError('invalid-input', 'segmentInItself', { names: names.join(' → ') });
    }
    const inner = segment.rule ?? seedRule(segment, segments);
    if (inner) count += follow(inner, segments, [...path, segment.id]);
    if (count > MOST_EXPANDED) throw saidError('invalid-input', 'ruleTooLong', { most: MOST_EXPANDED });
  }
  return count;
}

async function checkClusterings({ shop }: Context, rules: readonly RuleGroup[]): Promise<void> {
  const ids = new Set<string>();
  for (const rule of rules)
    for (const condition of conditionsOf(rule))
      if (condition.type === 'cluster') ids.add(condition.clusteringId);
  if (ids.size === 0) return;
  const { prisma } = await database();
  const found = await prisma.clustering.count({ where: { shopId: shop.id, id: { in: [...ids] } } });
  if (found < ids.size) throw saidError('invalid-input', 'ruleClustersGone');
}

/**
 * What a rule refers to, read once before it is compiled.
 * @param segmentId the segment that the rule is for, which it may not contain
 * @throws AppError `invalid-input` where it names what is not there, or itself
 */
export async function readRuleWorld(
  context: Context,
  rule: RuleGroup,
  segmentId?: string,
): Promise<RuleWorld> {
  const { prisma } = await database();
  const rows = await prisma.segment.findMany({
    where: { shopId: context.shop.id },
    select: { id: true, name: true, kind: true, rule: true },
  });
  const segments = new Map(
    rows.map(({ id, name, kind, rule: stored }): [string, NamedSegment] => [
      id,
      {
        id,
        name,
        rule: kind === 'rule' ? storedRule(stored) : null,
        seedId: kind === 'look-alike' ? storedLookAlike(stored).seedId : null,
      },
    ]),
  );
  follow(rule, segments, segmentId === undefined ? [] : [segmentId]);
  const others = [...segments.values()].flatMap((segment) => segment.rule ?? []);
  await checkClusterings(context, [rule, ...(namedSegments(rule).length > 0 ? others : [])]);
  return {
    shopId: context.shop.id,
    clock: await shopClock(context),
    models: new Map([...(await newestModels(context))].map(([key, { id }]) => [key, id])),
    segments,
  };
}
