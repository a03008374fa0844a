import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import {
  type ExplainQuery,
  type GroupReason,
  type MembershipReason,
  type Reason,
} from '@/lib/schemas/segment-reason';
import { type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';
import { readClusterNames } from '@/lib/services/clustering/read-cluster-names';
import { findSegment } from './find-segment';
import { readRuleWorld } from './read-rule-world';
import { compileCondition } from './rule-sql/compile-rule';
import { Scope } from './rule-sql/scope';
import { storedRule } from './stored-rule';

const noCustomer = () => saidError('not-found', 'noCustomer');

/** What the database says of one condition. */
interface Answer {
  readonly isTrue: boolean;
  readonly value: string | number | null;
}

/** A reason that waits for the database's answers. */
type Pending<T> = (answers: readonly Answer[]) => T;

/** Gathers the conditions of a rule, each as two columns of one query over one customer. */
class Questions {
  readonly columns: string[] = [];
  readonly named = new Set<string>();
  readonly clusterings = new Set<string>();

  constructor(readonly scope: Scope) {}

  group({ combinator, isNegated, rules }: RuleGroup): Pending<GroupReason> {
    const inner = rules.map((rule) => this.#one(rule));
    return (answers) => {
      const reasons = inner.map((reason) => reason(answers));
      const holds =
        combinator === 'and' || reasons.length === 0
          ? reasons.every(({ isTrue }) => isTrue)
          : reasons.some(({ isTrue }) => isTrue);
      return { type: 'group', combinator, isNegated, isTrue: holds !== isNegated, rules: reasons };
    };
  }

  #one(rule: Rule): Pending<Reason> {
    if (rule.type === 'group') return this.group(rule);
    const { where, value } = compileCondition(rule, this.scope);
    const at =
      this.columns.push(
        `(${where}) IS TRUE AS b${this.columns.length}, to_jsonb(${value}) AS v${this.columns.length}`,
      ) - 1;
    const nested = rule.type === 'segment' ? this.scope.world.segments.get(rule.segmentId) : undefined;
    if (nested) this.named.add(nested.id);
    if (rule.type === 'cluster') this.clusterings.add(rule.clusteringId);
    const inner = nested?.rule ? this.group(nested.rule) : null;
    return (answers) => ({
      type: 'condition',
      condition: rule,
      isTrue: answers[at]?.isTrue ?? false,
      value: answers[at]?.value ?? null,
      inner: inner?.(answers) ?? null,
    });
  }
}

async function reasonOf(
  context: Context,
  { segmentId, customerId }: ExplainQuery,
  rule: RuleGroup,
): Promise<Pick<MembershipReason, 'reason' | 'names' | 'clusters'>> {
  const world = await readRuleWorld(context, rule, segmentId);
  const questions = new Questions(new Scope(world));
  const pending = questions.group(rule);
  const { scope, columns, named, clusterings } = questions;
  const customer = scope.param(customerId, 'int4');
  const { pool } = await database();
  const { rows } = await pool.query<Record<string, boolean | string | number | null>>(
    `SELECT ${['true AS found', ...columns].join(', ')} FROM ${scope.from} WHERE c."shopId" = ${scope.shop} AND c."id" = ${customer}`,
    [...scope.params],
  );
  const row = rows[0];
  if (!row) throw noCustomer();
  const answers = columns.map((_, at): Answer => {
    const value = row[`v${at}`] ?? null;
    return { isTrue: row[`b${at}`] === true, value: typeof value === 'boolean' ? null : value };
  });
  return {
    reason: pending(answers),
    names: Object.fromEntries([...named].map((id) => [id, world.segments.get(id)?.name ?? id])),
    clusters: await readClusterNames(context.shop.id, [...clusterings]),
  };
}

/** Why a customer is in a segment or out of it: every condition with the customer's own value. */
export async function explainMembership(context: Context, query: ExplainQuery): Promise<MembershipReason> {
  const { id, kind, rule } = await findSegment(context, query.segmentId);
  const { prisma } = await database();
  const member = await prisma.segmentMember.findUnique({
    where: { segmentId_customerId: { segmentId: id, customerId: query.customerId } },
  });
  const customer = await prisma.customer.findFirst({
    where: { id: query.customerId, shopId: context.shop.id },
    select: { name: true, externalId: true },
  });
  if (!customer) throw noCustomer();
  const why =
    kind === 'rule'
      ? await reasonOf(context, query, storedRule(rule))
      : { reason: null, names: {}, clusters: {} };
  return {
    ...query,
    ...why,
    customerName: customer.name ?? customer.externalId,
    isMember: member !== null,
    enteredAt: member?.enteredAt.toISOString() ?? null,
  };
}
