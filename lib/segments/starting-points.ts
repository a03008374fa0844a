import { type RfmCell } from '@/lib/schemas/features';
import { type Condition, type PastWindow, type Rule, type RuleGroup } from '@/lib/schemas/segment-rule';

const all = (...rules: Rule[]): RuleGroup => ({ type: 'group', combinator: 'and', isNegated: false, rules });
const last = (days: number): PastWindow => ({ kind: 'last', days });
const ever: PastWindow = { kind: 'ever' };
const cell = (...values: RfmCell[]): Condition => ({
  type: 'text',
  field: 'rfmCell',
  operator: 'one-of',
  values,
});
const did = (kind: 'view' | 'cart' | 'purchase' | 'return', window: PastWindow, count = 1): Condition => ({
  type: 'event',
  event: { kind },
  operator: 'at-least',
  count,
  window,
});
const didNot = (kind: 'view' | 'cart' | 'purchase', window: PastWindow): Condition => ({
  type: 'event',
  event: { kind },
  operator: 'at-most',
  count: 0,
  window,
});

/** Audiences that most shops want, to begin with. `id`: key of messages segments.start. */
export const startingPoints = [
  { id: 'champions', rule: all(cell('champions')) },
  {
    id: 'lapsing',
    rule: all({ type: 'number', field: 'orders', operator: '>=', value: 3 }, didNot('purchase', last(90))),
  },
  { id: 'lookers', rule: all(did('view', ever), didNot('purchase', ever)) },
  {
    id: 'cart',
    rule: all(did('cart', last(7)), {
      type: 'group',
      combinator: 'and',
      isNegated: true,
      rules: [
        {
          type: 'sequence',
          steps: [{ kind: 'cart' }, { kind: 'purchase' }],
          withinDays: null,
          window: last(7),
          isDone: true,
        },
      ],
    }),
  },
  { id: 'new', rule: all({ type: 'date', field: 'firstOrderAt', window: last(30) }) },
  {
    id: 'bargain',
    rule: all(
      { type: 'number', field: 'discountShare', operator: '>=', value: 0.5 },
      { type: 'number', field: 'orders', operator: '>=', value: 2 },
    ),
  },
  {
    id: 'returners',
    rule: all(
      { type: 'number', field: 'returnRate', operator: '>=', value: 0.3 },
      { type: 'number', field: 'returns', operator: '>=', value: 2 },
    ),
  },
  { id: 'winBack', rule: all(cell('at-risk', 'previously-loyal')) },
] as const satisfies readonly { readonly id: string; readonly rule: RuleGroup }[];
