import 'server-only';
import { AppError } from '@/lib/schemas/app-error';
import { attributeFields, dateFields, numberFields, textFields } from '@/lib/schemas/segment-fields';
import { type Scope } from './scope';

const ATTRIBUTE = 'attribute:';

const has = (names: readonly string[], name: string): boolean => names.includes(name);

/** A column that is known to be one of ours. */
const column = (name: string, scope: Scope): string =>
  has(attributeFields, name) ? `c."${name}"` : `${scope.join('"CustomerFeatures"')}."${name}"`;

const refuse = (kind: string, field: string): never => {
  throw new AppError('invalid-input', `There is no ${kind} "${field}" that a rule could ask for.`);
};

export const numberSql = (field: string, scope: Scope): string =>
  has(numberFields, field) ? column(field, scope) : refuse('number', field);

export const dateSql = (field: string, scope: Scope): string =>
  has(dateFields, field) ? column(field, scope) : refuse('date', field);

export function textSql(field: string, scope: Scope): string {
  if (field.startsWith(ATTRIBUTE))
    return `c."attributes" ->> ${scope.param(field.slice(ATTRIBUTE.length), 'text')}`;
  return has(textFields, field) ? column(field, scope) : refuse('text', field);
}

/** Any field, whatever it holds. */
export function fieldSql(field: string, scope: Scope): string {
  if (has(numberFields, field) || has(dateFields, field)) return column(field, scope);
  return textSql(field, scope);
}

/** A time as ISO 8601 in UTC. */
export const isoSql = (time: string): string =>
  `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
