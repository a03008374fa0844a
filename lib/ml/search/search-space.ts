import type { Random } from '@/lib/ml/random';
import type { SearchRange } from '@/lib/ml/recommender';

export type Setting = Readonly<Record<string, number | string | boolean>>;
export type Ranges = Readonly<Record<string, SearchRange>>;

/** Four significant digits are enough for a hyper-parameter, and read better. */
const rounded = (value: number) => Number(value.toPrecision(4));

/** The value at a share of 0..1 of a range. */
function valueAt(range: SearchRange, share: number): number | string | boolean {
  if ('values' in range)
    return range.values[Math.min(range.values.length - 1, Math.floor(share * range.values.length))]!;
  const { from, to, scale, whole } = range;
  const value = scale === 'log' ? from * (to / from) ** share : from + share * (to - from);
  return whole ? Math.round(value) : rounded(value);
}

/** A setting drawn uniformly from the ranges: by order of magnitude where their scale is logarithmic (Bergstra & Bengio 2012). */
export function drawSetting(ranges: Ranges, random: Random): Setting {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, range]) => [name, valueAt(range, random.next())]),
  );
}

/** Where in its range a value lies, 0..1; in the middle where it does not lie there at all. */
function shareOf(range: SearchRange, value: Setting[string] | undefined): number {
  if ('values' in range || typeof value !== 'number') return 0.5;
  const { from, to, scale } = range;
  const share = scale === 'log' ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5;
}

/** How far a step goes at most, as a share of the range. */
const STEP = 0.25;

/** A setting with one parameter moved: to a value near its own, or to any other of a list. */
export function moveOne(setting: Setting, name: string, range: SearchRange, random: Random): Setting {
  if ('values' in range) {
    const others = range.values.filter((value) => value !== setting[name]);
    return others.length === 0 ? setting : { ...setting, [name]: others[random.below(others.length)]! };
  }
  const share = Math.abs(shareOf(range, setting[name]) + STEP * (2 * random.next() - 1));
  // Beyond an end it turns back: the end itself would be tried again and again.
  return { ...setting, [name]: valueAt(range, share > 1 ? 2 - share : share) };
}

/** How many values a grid takes of a range: all of a list or none but the default, any number of an interval. */
const steps = (range: SearchRange, now: number) => ('values' in range ? range.values.length : now + 1);

/**
 * The finest grid of at most `most` settings: the ranges with the fewest values get one more in turn, as long as the grid stays
 * within bounds. Values are the middles of equal parts of a range; a range with one value only stays at its default.
 */
export function gridOf(ranges: Ranges, most: number): Setting[] {
  const names = Object.keys(ranges);
  const counts = new Map(names.map((name) => [name, 1]));
  const size = () => [...counts.values()].reduce((product, count) => product * count, 1);
  for (const open = new Set(names); open.size > 0;) {
    const name = [...open].reduce((least, other) =>
      counts.get(other)! < counts.get(least)! ? other : least,
    );
    const before = counts.get(name)!;
    const range = ranges[name]!;
    counts.set(name, steps(range, before));
    if (size() > most) counts.set(name, before);
    if (counts.get(name) === before || 'values' in range) open.delete(name);
  }
  return names.reduce<Setting[]>(
    (settings, name) => {
      const count = counts.get(name)!;
      if (count === 1) return settings;
      const values = Array.from({ length: count }, (_, at) => valueAt(ranges[name]!, (at + 0.5) / count));
      const distinct = [...new Set(values)];
      return settings.flatMap((setting) => distinct.map((value) => ({ ...setting, [name]: value })));
    },
    [{}],
  );
}
