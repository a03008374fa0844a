import { type PredictionQuestion } from '@/lib/schemas/prediction-question';
import { type Condition } from '@/lib/schemas/segment-rule';
import { eventWords, productWords, sequenceWords } from './event-words';
import { attributeName, fieldUnit } from './field-units';
import { comparisonWords, nameWords, type RuleTongue, windowWords } from './rule-tongue';

/** A relative clause: after 'who' a verb follows, after 'whose' a noun; 'none' brings its own. */
export interface Clause {
  readonly pronoun: 'who' | 'whose' | 'none';
  readonly text: string;
}

export const who = (text: string): Clause => ({ pronoun: 'who', text });
const whose = (text: string): Clause => ({ pronoun: 'whose', text });

/** A field's name within a sentence. */
function fieldWords(tongue: RuleTongue, field: string): string {
  const attribute = attributeName(field);
  return attribute === null
    ? tongue.say(`field.${field}`)
    : tongue.say('field.attribute', { name: nameWords(tongue, attribute) });
}

function numberWords(tongue: RuleTongue, field: string, value: number): string {
  const unit = fieldUnit(field);
  if (unit === 'money') return tongue.money(value);
  if (unit === 'share') return tongue.percent(value);
  if (unit === 'days') return tongue.say('days', { days: value });
  return unit === 'year' ? String(value) : tongue.number(value);
}

/** 'probability to buy within 30 days is at least 60 %'; of responses, what they do. */
function predictionWords(
  { target, days, kind, category }: PredictionQuestion,
  comparison: string,
  tongue: RuleTongue,
): string {
  const { say } = tongue;
  if (days === undefined) return say(`prediction.${target}`, { comparison });
  const filter = { kind: kind ?? 'view', ...(category ? { category } : {}) } as const;
  const deed = say(`deed.${filter.kind}`, { what: productWords(filter, 'some', tongue) });
  return say(`predictionWithin.${target}`, { days, deed, comparison });
}

/** A condition as a clause about customers. `isAlone`: of nobody yet, so that 'are' would be wrong. */
export function conditionClause(condition: Condition, tongue: RuleTongue, isAlone = false): Clause {
  const { say } = tongue;
  const alone = isAlone ? 'alone.' : '';
  switch (condition.type) {
    case 'number': {
      const value = numberWords(tongue, condition.field, condition.value);
      return whose(
        say('number', {
          field: fieldWords(tongue, condition.field),
          comparison: comparisonWords(tongue, condition.operator, value),
        }),
      );
    }
    case 'text': {
      const names = condition.values.map((value) =>
        nameWords(tongue, value === '' ? '' : tongue.valueName(condition.field, value)),
      );
      return whose(
        say(`text.${condition.operator}`, {
          field: fieldWords(tongue, condition.field),
          values: names.length === 0 ? say('unset') : tongue.anyOf(names),
        }),
      );
    }
    case 'date': {
      const field = fieldWords(tongue, condition.field);
      const when = windowWords(tongue, condition.window);
      return whose(when === '' ? say('known', { field }) : say('date', { field, when }));
    }
    case 'known':
      return whose(
        say(condition.isKnown ? 'known' : 'unknown', { field: fieldWords(tongue, condition.field) }),
      );
    case 'event':
      return who(eventWords(condition, tongue));
    case 'sequence':
      return who(sequenceWords(condition, tongue));
    case 'affinity': {
      const label =
        condition.name === '' ? '' : tongue.valueName(`affinity:${condition.kind}`, condition.name);
      const comparison = comparisonWords(tongue, condition.operator, tongue.number(condition.lift));
      return whose(say(`affinity.${condition.kind}`, { name: nameWords(tongue, label), comparison }));
    }
    case 'prediction': {
      const comparison = comparisonWords(tongue, condition.operator, tongue.percent(condition.probability));
      return whose(predictionWords(condition, comparison, tongue));
    }
    case 'cluster': {
      const { clusteringId, cluster, isIn } = condition;
      const name = clusteringId === '' ? '' : tongue.clusterName(clusteringId, cluster);
      return who(say(`${alone}${isIn ? 'inCluster' : 'notInCluster'}`, { name: nameWords(tongue, name) }));
    }
    case 'segment': {
      const name = condition.segmentId === '' ? '' : tongue.segmentName(condition.segmentId);
      return who(
        say(`${alone}${condition.isIn ? 'inSegment' : 'notInSegment'}`, { name: nameWords(tongue, name) }),
      );
    }
  }
}
