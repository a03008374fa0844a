import { type ParamField } from '@/lib/schemas/model';
import { type ParamValue } from './params-in-address';

/** Whether the algorithm's own schema would take the value. */
export function isWithinBounds({ type, min, max }: ParamField, value: ParamValue): boolean {
  if (type === 'algorithms') return value !== '';
  if (type !== 'integer' && type !== 'number') return true;
  const number = Number(value);
  return (
    (min === null || number >= min) &&
    (max === null || number <= max) &&
    (type === 'number' || Number.isInteger(number))
  );
}
