import { type InteractionKind } from '@/lib/schemas/interaction';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { dateFields, numberFields, textFields } from '@/lib/schemas/segment-fields';
import {
  type Condition,
  type EventFilter,
  type PastWindow,
  type TimeWindow,
} from '@/lib/schemas/segment-rule';
import { affinityKinds } from '@/lib/schemas/features';
import { behaviourTargets } from '@/lib/schemas/rule-vocabulary';

/**
 * What a condition can be about, as one name each: `number:orders`, `text:country`, `event:view`, `affinity:brand`,
 * `prediction:buys`; `sequence`, `cluster` and `segment` stand alone.
 */
export type FieldId = string;

export const fieldGroups = [
  'actions',
  'orders',
  'value',
  'profile',
  'dates',
  'tastes',
  'predictions',
  'groups',
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

const valueFields: readonly string[] = [
  'recencyScore',
  'frequencyScore',
  'monetaryScore',
  'rfmCell',
  'alive',
  'expectedOrders',
  'lifetimeValue',
];
const tasteFields: readonly string[] = ['topCategory', 'topBrand', 'priceBand', 'channel', 'discountShare'];
const profileFields: readonly string[] = ['birthYear'];

function groupOfField(type: 'number' | 'text', field: string): FieldGroup {
  if (valueFields.includes(field)) return 'value';
  if (tasteFields.includes(field)) return 'tastes';
  return type === 'text' || profileFields.includes(field) ? 'profile' : 'orders';
}

export interface FieldChoice {
  readonly id: FieldId;
  readonly group: FieldGroup;
}

/** Everything that a condition can be about, in the order in which it is offered. `attributes`: what the shop says of customers. */
export function fieldChoices(attributes: readonly string[]): FieldChoice[] {
  const choices: FieldChoice[] = [
    ...interactionKinds.map((kind) => ({ id: `event:${kind}`, group: 'actions' as const })),
    { id: 'sequence', group: 'actions' },
    ...numberFields.map((field) => ({ id: `number:${field}`, group: groupOfField('number', field) })),
    ...textFields.map((field) => ({ id: `text:${field}`, group: groupOfField('text', field) })),
    ...attributes.map((name) => ({ id: `text:attribute:${name}`, group: 'profile' as const })),
    ...dateFields.map((field) => ({ id: `date:${field}`, group: 'dates' as const })),
    ...affinityKinds.map((kind) => ({ id: `affinity:${kind}`, group: 'tastes' as const })),
    ...behaviourTargets.map((target) => ({ id: `prediction:${target}`, group: 'predictions' as const })),
    { id: 'cluster', group: 'groups' },
    { id: 'segment', group: 'groups' },
  ];
  return fieldGroups.flatMap((group) => choices.filter((choice) => choice.group === group));
}

const isOneOf = (names: readonly string[], name: string) => names.includes(name);

/** The type of a field that may be asked for being known. */
export const kindOfField = (field: string): 'number' | 'text' | 'date' =>
  isOneOf(numberFields, field) ? 'number' : isOneOf(dateFields, field) ? 'date' : 'text';

/** What a condition is about. */
export function fieldIdOf(condition: Condition): FieldId {
  switch (condition.type) {
    case 'number':
    case 'text':
    case 'date':
      return `${condition.type}:${condition.field}`;
    case 'known':
      return `${kindOfField(condition.field)}:${condition.field}`;
    case 'event':
      return `event:${condition.event.kind}`;
    case 'affinity':
      return `affinity:${condition.kind}`;
    case 'prediction':
      return `prediction:${condition.target}`;
    default:
      return condition.type;
  }
}

const last90: PastWindow = { kind: 'last', days: 90 };
/** What is expected lies ahead. */
const next14: TimeWindow = { kind: 'next', days: 14 };

const kindNamed = (name: string): InteractionKind =>
  interactionKinds.find((kind) => kind === name) ?? 'purchase';

/** Shares and probabilities are typed as percent, so a share's first value is a share. */
const firstValue = (field: string): number => {
  if (field === 'alive' || field === 'discountShare' || field === 'returnRate') return 0.5;
  if (field === 'birthYear') return 1990;
  if (field === 'recencyDays' || field === 'tenureDays') return 90;
  return field.endsWith('Score') ? 4 : 1;
};

/** A first condition about something. What has to be chosen yet is empty. */
export function conditionAbout(id: FieldId): Condition {
  const [type = '', ...rest] = id.split(':');
  const name = rest.join(':');
  switch (type) {
    case 'number':
      return { type: 'number', field: name, operator: '>=', value: firstValue(name) };
    case 'text':
      return { type: 'text', field: name, operator: 'one-of', values: [] };
    case 'date':
      return { type: 'date', field: name, window: name === 'nextOrderAt' ? next14 : last90 };
    case 'sequence': {
      const steps: EventFilter[] = [{ kind: 'view' }, { kind: 'purchase' }];
      return { type: 'sequence', steps, withinDays: 7, window: last90, isDone: true };
    }
    case 'affinity':
      return {
        type: 'affinity',
        kind: affinityKinds.find((kind) => kind === name) ?? 'category',
        name: '',
        operator: '>=',
        lift: 1.5,
      };
    case 'prediction':
      return {
        type: 'prediction',
        target: behaviourTargets.find((target) => target === name) ?? 'buys',
        operator: '>=',
        probability: 0.5,
      };
    case 'cluster':
      return { type: 'cluster', clusteringId: '', cluster: 0, isIn: true };
    case 'segment':
      return { type: 'segment', segmentId: '', isIn: true };
    default:
      return {
        type: 'event',
        event: { kind: kindNamed(name) },
        operator: 'at-least',
        count: 1,
        window: last90,
      };
  }
}

/** Whether a window says something of what `next` is about: back from the clock only of what was, ahead of what is expected. */
const isKept = ({ kind }: TimeWindow, next: TimeWindow): boolean =>
  kind === 'ever' || kind === 'between' || (kind === 'next') === (next.kind === 'next');

/** A condition about something else, keeping of the old one what still has a meaning: how often, when, of which products. */
export function conditionInstead(id: FieldId, before: Condition): Condition {
  const next = conditionAbout(id);
  if (next.type === 'event' && before.type === 'event')
    return { ...before, event: { ...before.event, kind: next.event.kind } };
  if (next.type === 'affinity' && before.type === 'affinity') return { ...before, kind: next.kind, name: '' };
  if (next.type === 'prediction' && before.type === 'prediction')
    return { ...next, operator: before.operator, probability: before.probability };
  if ('window' in next && 'window' in before && isKept(before.window, next.window)) {
    const { window } = before;
    if (next.type === 'date') return { ...next, window };
    if (window.kind !== 'next') return { ...next, window };
  }
  return next;
}
