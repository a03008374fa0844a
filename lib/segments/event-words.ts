import { type Condition, type EventFilter } from '@/lib/schemas/segment-rule';
import { nameWords, type RuleTongue, windowWords } from './rule-tongue';

type EventCondition = Extract<Condition, { type: 'event' }>;
type SequenceCondition = Extract<Condition, { type: 'sequence' }>;

/** The products that an event is about: 'a product of category “Shoes”'. `article`: in a sentence that affirms or denies. */
export function productWords(
  { category, brand, product, minPrice, maxPrice }: EventFilter,
  article: 'some' | 'any',
  tongue: RuleTongue,
): string {
  const { say, money } = tongue;
  const qualities = [
    category === undefined ? '' : say('ofCategory', { name: nameWords(tongue, category) }),
    brand === undefined ? '' : say('ofBrand', { name: nameWords(tongue, brand) }),
    minPrice !== undefined && maxPrice !== undefined
      ? say('priceBetween', { from: money(minPrice), to: money(maxPrice) })
      : minPrice !== undefined
        ? say('priceFrom', { from: money(minPrice) })
        : maxPrice !== undefined
          ? say('priceTo', { to: money(maxPrice) })
          : '',
  ].join('');
  return product === undefined
    ? say(`product.${article}`, { qualities })
    : say('product.named', { name: nameWords(tongue, product), qualities });
}

/** 'bought a product of brand “X” at least 3 times in the last 90 days', 'never viewed a product' */
export function eventWords({ event, operator, count, window }: EventCondition, tongue: RuleTongue): string {
  const { say } = tongue;
  const when = windowWords(tongue, window);
  const isDenied = count === 0 && operator !== 'at-least';
  if (isDenied && window.kind !== 'ever') {
    const deed = say(`deed.${event.kind}`, { what: productWords(event, 'any', tongue) });
    return say('eventNot', { deed, when });
  }
  const what = productWords(event, 'some', tongue);
  if (isDenied) return say('eventNever', { did: say(`did.${event.kind}`, { what }) });
  if (operator === 'at-least' && count === 1)
    return say('eventDid', { did: say(`did.${event.kind}`, { what }), when });
  const done = say(`done.${event.kind}`, { what });
  return say('eventTimes', { done, when, times: say(`times.${operator}`, { count }) });
}

function within(days: number | null, tongue: RuleTongue): string {
  if (days === null) return '';
  return days < 1
    ? tongue.say('withinHours', { hours: Math.max(1, Math.round(days * 24)) })
    : tongue.say('withinDays', { days: Math.round(days * 100) / 100 });
}

/** 'viewed a product, then bought a product (each step within 7 days of the one before) in the last 30 days' */
export function sequenceWords(condition: SequenceCondition, tongue: RuleTongue): string {
  const { say } = tongue;
  const steps = condition.steps
    .map((step) => say(`done.${step.kind}`, { what: productWords(step, 'some', tongue) }))
    .reduce((before, after) => say('then', { before, after }));
  return say(condition.isDone ? 'sequence' : 'sequenceNot', {
    steps,
    within: within(condition.withinDays, tongue),
    when: windowWords(tongue, condition.window),
  });
}
