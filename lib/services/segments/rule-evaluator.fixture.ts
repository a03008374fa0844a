import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import {
  type Condition,
  type EventFilter,
  type Rule,
  type RuleGroup,
  type TimeWindow,
} from '@/lib/schemas/segment-rule';
import { attributeFields } from '@/lib/schemas/segment-fields';

const DAY = 86_400_000;

interface Event {
  readonly kind: string;
  readonly time: number | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly product: string;
  readonly price: number | null;
}

type Value = string | number | Date | null | undefined;

/** A customer with everything that a rule can ask for, as plain values. */
interface Person {
  readonly id: number;
  readonly customer: Readonly<Record<string, unknown>>;
  readonly features: Readonly<Record<string, unknown>>;
  readonly events: readonly Event[];
  readonly lifts: ReadonlyMap<string, number>;
  readonly predictions: ReadonlyMap<string, number>;
  readonly clusters: ReadonlyMap<string, number>;
  readonly lists: ReadonlySet<string>;
}

/** Everything of a shop in memory, which the compiled rules never do: the reference that they are compared with. */
export interface Everybody {
  readonly people: readonly Person[];
  readonly clock: number;
  readonly segments: ReadonlyMap<string, RuleGroup | null>;
}

export async function readEverybody({ shop }: Context, segments: Everybody['segments']): Promise<Everybody> {
  const { prisma } = await database();
  const where = { shopId: shop.id };
  const customers = await prisma.customer.findMany({ where, orderBy: { id: 'asc' } });
  const features = new Map(
    (await prisma.customerFeatures.findMany({ where })).map((row) => [row.customerId, row]),
  );
  const products = new Map((await prisma.product.findMany({ where })).map((row) => [row.id, row]));
  const interactions = await prisma.interaction.findMany({ where });
  const affinities = await prisma.customerAffinity.findMany({ where });
  const models = await prisma.behaviourModel.findMany({
    where: { ...where, archivedAt: null, finishedAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    include: { predictions: true },
  });
  const newest = new Map(models.map((model) => [model.target, model]));
  const clusters = await prisma.clusterMember.findMany({ where: { clustering: where } });
  const members = await prisma.segmentMember.findMany({ where: { segment: where } });
  const events = new Map(
    customers.map(({ id }) => [id, interactions.filter(({ customerId }) => customerId === id)]),
  );
  const people = customers.map((customer): Person => ({
    id: customer.id,
    customer,
    features: features.get(customer.id) ?? {},
    events: (events.get(customer.id) ?? []).map(({ kind, time, productId, unitPrice }) => {
      const product = products.get(productId);
      return {
        kind,
        time: time?.getTime() ?? null,
        category: product?.category ?? null,
        brand: product?.brand ?? null,
        product: product?.externalId ?? '',
        price: unitPrice ?? product?.price ?? null,
      };
    }),
    lifts: new Map(
      affinities
        .filter(({ customerId }) => customerId === customer.id)
        .map(({ kind, name, lift }) => [`${kind}:${name}`, lift]),
    ),
    predictions: new Map(
      [...newest].flatMap(([target, { predictions }]) => {
        const found = predictions.find(({ customerId }) => customerId === customer.id);
        return found ? [[target, found.probability] as const] : [];
      }),
    ),
    clusters: new Map(
      clusters
        .filter(({ customerId }) => customerId === customer.id)
        .map(({ clusteringId, cluster }) => [clusteringId, cluster]),
    ),
    lists: new Set(
      members.filter(({ customerId }) => customerId === customer.id).map(({ segmentId }) => segmentId),
    ),
  }));
  return { people, segments, clock: Math.max(...interactions.map(({ time }) => time?.getTime() ?? 0)) };
}

function inWindow(time: number | null, window: TimeWindow, clock: number): boolean {
  if (window.kind === 'ever') return true;
  if (time === null) return false;
  if (window.kind === 'last') return time >= clock - window.days * DAY && time <= clock;
  if (window.kind === 'next') return time >= clock && time <= clock + window.days * DAY;
  if (window.kind === 'before') return time < clock - window.days * DAY;
  return time >= Date.parse(window.from) && time < Date.parse(window.to) + DAY;
}

const matches = (event: Event, filter: EventFilter): boolean =>
  event.kind === filter.kind &&
  (filter.category === undefined || event.category === filter.category) &&
  (filter.brand === undefined || event.brand === filter.brand) &&
  (filter.product === undefined || event.product === filter.product) &&
  (filter.minPrice === undefined || (event.price !== null && event.price >= filter.minPrice)) &&
  (filter.maxPrice === undefined || (event.price !== null && event.price <= filter.maxPrice));

function compare(own: number, operator: string, value: number): boolean {
  if (operator === '=') return own === value;
  if (operator === '!=') return own !== value;
  if (operator === '<') return own < value;
  if (operator === '<=') return own <= value;
  return operator === '>' ? own > value : own >= value;
}

/** Every chain is tried, step after step: slow and plainly right. */
function isChain(
  events: readonly Event[],
  steps: readonly EventFilter[],
  within: number,
  after: number | null,
): boolean {
  const [step, ...rest] = steps;
  if (!step) return true;
  return events.some(
    (event) =>
      event.time !== null &&
      matches(event, step) &&
      (after === null || (event.time > after && event.time - after <= within)) &&
      isChain(events, rest, within, event.time),
  );
}

function valueOf({ customer, features }: Person, field: string): Value {
  const attribute = field.startsWith('attribute:') ? field.slice('attribute:'.length) : null;
  const source =
    attribute !== null
      ? (customer['attributes'] as Readonly<Record<string, unknown>>)
      : attributeFields.includes(field)
        ? customer
        : features;
  return source[attribute ?? field] as Value;
}

function isText(own: string, { operator, values }: Extract<Condition, { type: 'text' }>): boolean {
  const low = own.toLowerCase();
  if (operator === 'is' || operator === 'one-of') return values.includes(own);
  if (operator === 'is-not' || operator === 'none-of') return !values.includes(own);
  return values.some((value) =>
    operator === 'contains' ? low.includes(value.toLowerCase()) : low.startsWith(value.toLowerCase()),
  );
}

function holds(person: Person, condition: Condition, all: Everybody): boolean {
  const { clock } = all;
  switch (condition.type) {
    case 'number': {
      const own = valueOf(person, condition.field);
      return typeof own === 'number' && compare(own, condition.operator, condition.value);
    }
    case 'text': {
      const own = valueOf(person, condition.field);
      return typeof own === 'string' && isText(own, condition);
    }
    case 'date': {
      const own = valueOf(person, condition.field);
      return own instanceof Date && inWindow(own.getTime(), condition.window, clock);
    }
    case 'known':
      return ((valueOf(person, condition.field) ?? null) !== null) === condition.isKnown;
    case 'event': {
      const { event, window, operator, count } = condition;
      const n = person.events.filter(
        (one) => matches(one, event) && inWindow(one.time, window, clock),
      ).length;
      return operator === 'at-least' ? n >= count : operator === 'at-most' ? n <= count : n === count;
    }
    case 'sequence': {
      const within = condition.withinDays === null ? Infinity : Math.round(condition.withinDays * DAY);
      const events = person.events.filter(({ time }) => inWindow(time, condition.window, clock));
      return isChain(events, condition.steps, within, null) === condition.isDone;
    }
    case 'affinity': {
      const own = person.lifts.get(`${condition.kind}:${condition.name}`);
      return own !== undefined && compare(own, condition.operator, condition.lift);
    }
    case 'prediction': {
      const own = person.predictions.get(condition.target);
      return own !== undefined && compare(own, condition.operator, condition.probability);
    }
    case 'cluster':
      return (person.clusters.get(condition.clusteringId) === condition.cluster) === condition.isIn;
    case 'segment': {
      const rule = all.segments.get(condition.segmentId);
      const isIn = rule ? isTrue(person, rule, all) : person.lists.has(condition.segmentId);
      return isIn === condition.isIn;
    }
  }
}

/** Whether a rule is true of somebody, by the words of lib/schemas/segment-rule.ts. */
export function isTrue(person: Person, rule: Rule, all: Everybody): boolean {
  if (rule.type !== 'group') return holds(person, rule, all);
  const inner = rule.rules.map((one) => isTrue(person, one, all));
  const whole = rule.combinator === 'and' || inner.length === 0 ? inner.every(Boolean) : inner.some(Boolean);
  return whole !== rule.isNegated;
}
