import { type SearchTrial } from '@/lib/schemas/search';

/** One axis of parallel coordinates: where each of its values lies, 0 = bottom, 1 = top. */
export interface ParallelAxis {
  readonly id: string;
  readonly kind: 'linear' | 'log' | 'choice';
  readonly min: number;
  readonly max: number;
  /** Values of a choice, from bottom to top; null for numbers. */
  readonly choices: readonly string[] | null;
}

/** A part of an axis that is kept, as places 0..1. */
export interface Brush {
  readonly low: number;
  readonly high: number;
}

export type Brushes = Readonly<Record<string, Brush>>;

/** The axis of what the trials were judged by: it comes last. */
export const VALUE_AXIS = 'value';

const read = (trial: SearchTrial, id: string): number | string | boolean | undefined =>
  id === VALUE_AXIS ? trial.value : trial.params[id];

/** Numbers over more than two powers of ten are drawn on a logarithmic axis. */
const isWide = (min: number, max: number) => min > 0 && max / min >= 100;

/** The parameters that the trials vary, then the value. What is the same in all of them is no axis. */
export function parallelAxes(trials: readonly SearchTrial[]): ParallelAxis[] {
  const names = [...new Set(trials.flatMap(({ params }) => Object.keys(params)))];
  return [...names, VALUE_AXIS].flatMap((id): ParallelAxis[] => {
    const values = trials.map((trial) => read(trial, id)).filter((value) => value !== undefined);
    const distinct = new Set(values.map(String));
    if (distinct.size === 0 || (distinct.size === 1 && id !== VALUE_AXIS)) return [];
    const numbers = values.filter((value) => typeof value === 'number');
    if (numbers.length < values.length) {
      const choices = [...distinct].sort();
      return [{ id, kind: 'choice', min: 0, max: choices.length - 1, choices }];
    }
    const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
    return [{ id, kind: isWide(min, max) ? 'log' : 'linear', min, max, choices: null }];
  });
}

/** Where a trial crosses an axis, 0..1; null where it has no value there. */
export function placeOn(axis: ParallelAxis, trial: SearchTrial): number | null {
  const value = read(trial, axis.id);
  if (value === undefined) return null;
  const at = axis.choices ? axis.choices.indexOf(String(value)) : Number(value);
  if (axis.max === axis.min) return 0.5;
  const scale = axis.kind === 'log' ? Math.log : (number: number) => number;
  return (scale(at) - scale(axis.min)) / (scale(axis.max) - scale(axis.min));
}

/** The value at a place of an axis: the opposite of placeOn. */
export function valueAt({ kind, min, max, choices }: ParallelAxis, place: number): number | string {
  if (choices) return choices[Math.round(place * (choices.length - 1))] ?? '';
  return kind === 'log' ? min * (max / min) ** place : min + place * (max - min);
}

/** Places of an axis that get a number: every choice, else a few even steps. */
export const axisTicks = ({ choices, min, max }: ParallelAxis): number[] =>
  choices
    ? choices.map((_, at) => at / Math.max(1, choices.length - 1))
    : min === max
      ? [0.5]
      : [0, 0.25, 0.5, 0.75, 1];

/** The trials that pass through every brush; a hair of room keeps those on its edge. */
export function brushed(
  trials: readonly SearchTrial[],
  axes: readonly ParallelAxis[],
  brushes: Brushes,
): SearchTrial[] {
  return trials.filter((trial) =>
    axes.every((axis) => {
      const brush = brushes[axis.id];
      const place = placeOn(axis, trial);
      return !brush || (place !== null && place >= brush.low - 1e-9 && place <= brush.high + 1e-9);
    }),
  );
}

/** Brushes as they stand in the address: `l2:0.2~0.5,value:0.8~1`. */
export const writeBrushes = (brushes: Brushes): string =>
  Object.entries(brushes)
    .map(([id, { low, high }]) => `${id}:${+low.toFixed(3)}~${+high.toFixed(3)}`)
    .join(',');

/** What writeBrushes wrote; nonsense is left out. */
export function readBrushes(text: string): Brushes {
  const brushes: Record<string, Brush> = {};
  for (const part of text.split(',')) {
    const [, id, low, high] = /^(.+):([\d.]+)~([\d.]+)$/.exec(part) ?? [];
    if (id !== undefined && Number(low) <= Number(high) && Number(high) <= 1)
      brushes[id] = { low: Number(low), high: Number(high) };
  }
  return brushes;
}
