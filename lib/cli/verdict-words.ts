import { type Interval, type Relation } from '@/lib/schemas/comparison';

/** What a model is said to be to another. */
interface Judgement {
  readonly relation: Relation;
  readonly relative: Interval | null;
  readonly p: number;
}

export const pText = (p: number) =>
  p < 0.001 ? 'p < 0.001' : `p = ${Number(p.toPrecision(p < 0.1 ? 2 : 1))}`;

/** A share as percent: whole ones where they say enough. */
const percent = (share: number) => {
  const value = Math.abs(100 * share);
  return value.toFixed(value < 10 ? 1 : 0);
};

/** "91 % [85, 97]": the size of a difference; the smaller end first. */
function size({ mean, low, high }: Interval): string {
  const ends = [low, high].map((end) => (end < 0 === mean < 0 ? percent(end) : `-${percent(end)}`));
  const [from, to] = mean < 0 ? [ends[1], ends[0]] : ends;
  return `${percent(mean)} % [${from}, ${to}]`;
}

/** "beats popularity by 91 % [85, 97]", "no better than EASE (p = 0.4)". */
export function verdictWords({ relation, relative, p }: Judgement, against: string): string {
  if (relation === 'undecided') return `no better than ${against} (${pText(p)})`;
  const by = relative ? ` by ${size(relative)}` : '';
  return relation === 'better' ? `beats ${against}${by}` : `is worse than ${against}${by}`;
}
