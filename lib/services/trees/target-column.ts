import 'server-only';
import { parseNumber } from '@/lib/imports/parse-number';
import type { Target } from '@/lib/ml/trees/table';
import { AppError } from '@/lib/schemas/app-error';

/** What is to be predicted: the target, and the names of its classes (none of a number). */
export interface TargetColumn {
  readonly target: Target;
  readonly classes: readonly string[];
  /** Of two classes the one whose probability is judged. */
  readonly positive: string | null;
}

/** Numbers of more distinct values are predicted as numbers, whole ones of fewer as classes. */
const MOST_CLASSES = 10;
const yes = new Set(['1', 'yes', 'true', 'y', 't']);

/** The class that is asked for; else what reads as yes; else the rarer one. */
function positiveOf(classes: readonly string[], cells: readonly string[], asked: string | undefined): string {
  if (asked !== undefined) return asked;
  const count = (name: string) => cells.filter((cell) => cell === name).length;
  const [first = '', second = ''] = classes;
  return (
    classes.find((name) => yes.has(name.toLowerCase())) ?? (count(first) < count(second) ? first : second)
  );
}

/**
 * Reads the target's cells: classes where they are texts or few whole numbers, else numbers.
 * @param positive the class to judge; other classes together are then the other one
 * @throws AppError `invalid-input` where there is nothing to tell apart
 */
export function targetColumn(name: string, cells: readonly string[], positive?: string): TargetColumn {
  const distinct = [...new Set(cells)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  if (distinct.length < 2)
    throw new AppError(
      'invalid-input',
      `The column "${name}" has one value only: there is nothing to predict.`,
    );
  if (positive !== undefined) {
    if (!distinct.includes(positive))
      throw new AppError(
        'invalid-input',
        `The column "${name}" never is "${positive}": it has ${distinct.slice(0, 10).join(', ')}.`,
      );
    const others = distinct.filter((each) => each !== positive);
    const codes = Int32Array.from(cells, (cell) => (cell === positive ? 1 : 0));
    const other = others.length === 1 ? (others[0] ?? '') : `not ${positive}`;
    return { target: { kind: 'classes', codes, classes: 2 }, classes: [other, positive], positive };
  }
  const numbers = distinct.map(parseNumber);
  const isNumber = !numbers.includes(null);
  const areWhole = numbers.every((value) => Number.isInteger(value));
  if (isNumber && (distinct.length > MOST_CLASSES || !areWhole)) {
    const values = Float64Array.from(cells, (cell) => parseNumber(cell) ?? Number.NaN);
    return { target: { kind: 'number', values }, classes: [], positive: null };
  }
  if (distinct.length > MOST_CLASSES * 10)
    throw new AppError(
      'invalid-input',
      `The column "${name}" has ${distinct.length} different texts: too many classes to tell apart.`,
    );
  if (distinct.length === 2) return targetColumn(name, cells, positiveOf(distinct, cells, undefined));
  const places = new Map(distinct.map((each, place) => [each, place]));
  const codes = Int32Array.from(cells, (cell) => places.get(cell) ?? 0);
  return { target: { kind: 'classes', codes, classes: distinct.length }, classes: distinct, positive: null };
}
