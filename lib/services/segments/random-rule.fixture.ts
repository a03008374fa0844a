import fc from 'fast-check';
import { type Condition, type RuleGroup } from '@/lib/schemas/segment-rule';
import { comparisons } from '@/lib/schemas/rule-vocabulary';
import { dateFields, numberFields, textFields } from '@/lib/schemas/segment-fields';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { type Everybody } from './rule-evaluator.fixture';

interface Named {
  readonly clusteringId: string;
  readonly segmentIds: readonly string[];
}

const texts = [...textFields, 'attribute:tier', 'attribute:none'];
const known = (values: Iterable<unknown>): string[] =>
  [...new Set(values)].filter((value) => typeof value === 'string' && value !== '').map(String);

/** Rules about what a shop really has, so that they are true of some and false of others. */
export function randomRules({ people, clock }: Everybody, named: Named): fc.Arbitrary<RuleGroup> {
  const events = people.flatMap((person) => person.events);
  const oneOf = (values: readonly string[]) => fc.constantFrom(...(values.length > 0 ? values : ['none']));
  const category = oneOf(known(events.map((event) => event.category)));
  const brand = oneOf(known(events.map((event) => event.brand)));
  const product = oneOf(known(events.map((event) => event.product)));
  const fieldValues = (field: string) =>
    people.map(({ customer, features }) => ({ ...features, ...customer })[field] ?? null);
  const numberOf = (field: string) => {
    const values = fieldValues(field).filter((value) => typeof value === 'number');
    return fc.oneof(
      fc.constantFrom(...(values.length > 0 ? values : [1])),
      fc.integer({ min: -5, max: 2100 }),
    );
  };
  const textOf = (field: string) =>
    field.startsWith('attribute:') ? oneOf(['gold', 'silver', 'old']) : oneOf(known(fieldValues(field)));
  const days = fc.integer({ min: 1, max: 400 });
  const date = fc
    .integer({ min: 0, max: 400 })
    .map((back) => new Date(clock - back * 86_400_000).toISOString().slice(0, 10));
  const window = fc.oneof(
    fc.constant({ kind: 'ever' as const }),
    days.map((count) => ({ kind: 'last' as const, days: count })),
    days.map((count) => ({ kind: 'before' as const, days: count })),
    fc
      .tuple(date, date)
      .map(([a, b]) => ({ kind: 'between' as const, from: a < b ? a : b, to: a < b ? b : a })),
  );
  const dateWindow = fc.oneof(
    { weight: 3, arbitrary: window },
    { weight: 1, arbitrary: days.map((count) => ({ kind: 'next' as const, days: count })) },
  );
  const kind = fc.constantFrom(...interactionKinds);
  const price = fc.integer({ min: 0, max: 200 });
  const event = fc.oneof(
    kind.map((one) => ({ kind: one })),
    fc.record({ kind, category }),
    fc.record({ kind, brand, maxPrice: price }),
    fc.record({ kind, product }),
    fc.record({ kind, minPrice: price }),
  );
  const comparison = fc.constantFrom(...comparisons);
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.constantFrom(...numberFields).chain((field) =>
      fc.record({
        type: fc.constant('number' as const),
        field: fc.constant(field),
        operator: comparison,
        value: numberOf(field),
      }),
    ),
    fc.constantFrom(...texts).chain((field) =>
      fc.record({
        type: fc.constant('text' as const),
        field: fc.constant(field),
        operator: fc.constantFrom(
          'is' as const,
          'is-not' as const,
          'contains' as const,
          'starts-with' as const,
          'one-of' as const,
          'none-of' as const,
        ),
        values: fc.array(
          fc
            .oneof(
              textOf(field),
              textOf(field).map((text) => text.slice(0, 2).toUpperCase()),
            )
            .filter((text) => text.trim() !== ''),
          { minLength: 1, maxLength: 3 },
        ),
      }),
    ),
    fc.record({
      type: fc.constant('date' as const),
      field: fc.constantFrom(...dateFields),
      window: dateWindow,
    }),
    fc.record({
      type: fc.constant('known' as const),
      field: fc.constantFrom(...numberFields, ...texts, ...dateFields),
      isKnown: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('event' as const),
      event,
      operator: fc.constantFrom('at-least' as const, 'at-most' as const, 'exactly' as const),
      count: fc.integer({ min: 0, max: 4 }),
      window,
    }),
    fc.record({
      type: fc.constant('sequence' as const),
      steps: fc.array(event, { minLength: 2, maxLength: 4 }),
      withinDays: fc.constantFrom(null, 0.25, 1, 7, 60),
      window,
      isDone: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('affinity' as const),
      kind: fc.constant('category' as const),
      name: category,
      operator: comparison,
      lift: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
    fc.record({
      type: fc.constant('prediction' as const),
      target: fc.constantFrom('buys' as const, 'churns' as const),
      operator: comparison,
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({
      type: fc.constant('cluster' as const),
      clusteringId: fc.constant(named.clusteringId),
      cluster: fc.integer({ min: 0, max: 3 }),
      isIn: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('segment' as const),
      segmentId: fc.constantFrom(...named.segmentIds),
      isIn: fc.boolean(),
    }),
  );
  const { group } = fc.letrec<{ group: RuleGroup; rule: RuleGroup | Condition }>((tie) => ({
    rule: fc.oneof({ maxDepth: 3, withCrossShrink: true }, condition, tie('group')),
    group: fc.record({
      type: fc.constant('group' as const),
      combinator: fc.constantFrom('and' as const, 'or' as const),
      isNegated: fc.boolean(),
      rules: fc.array(tie('rule'), { maxLength: 4, size: 'max' }),
    }),
  }));
  return group;
}
