import { evaluate, type Evaluation, type JudgedCustomers, meansOf } from './evaluate';
import type { Scorer, TrainingData } from './recommender';
import type { HeldOut } from './split-matrices';

/** A customer's values are means over the parts that judged the customer; the list is that of the last such part. */
function joined(parts: readonly JudgedCustomers[]): JudgedCustomers {
  const k = parts[0]?.k ?? 0;
  const rows = Int32Array.from(new Set(parts.flatMap((part) => [...part.rows]))).sort();
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]));
  const lists = new Int32Array(rows.length * k).fill(-1);
  const times = new Int32Array(rows.length);
  const ids = Object.keys(parts[0]?.values ?? {});
  const sums = Object.fromEntries(ids.map((id) => [id, new Float64Array(rows.length)]));
  for (const part of parts)
    part.rows.forEach((row, at) => {
      const place = placeOf.get(row)!;
      times[place]! += 1;
      lists.set(part.lists.subarray(at * k, (at + 1) * k), place * k);
      for (const id of ids) sums[id]![place]! += part.values[id]![at]!;
    });
  const values = Object.fromEntries(
    ids.map((id) => [id, Float32Array.from(sums[id]!, (sum, place) => sum / times[place]!)]),
  );
  return { k, rows, lists, values };
}

/**
 * k-fold cross-validation: fits and judges once a part. Ranking metrics are means over customers of their means over parts;
 * metrics beyond accuracy are means over the parts that have them.
 * @param splitOf what is fitted on and what is held out in a part, 0..folds-1
 * @param fit learns from a part's train entries; `part` tells which
 * @param progress 0..1, may throw to cancel
 */
export async function crossValidate(
  folds: number,
  splitOf: (fold: number) => HeldOut,
  fit: (train: TrainingData, progress: (fraction: number) => void, fold: number) => Promise<Scorer>,
  k: number,
  progress: (fraction: number) => void = () => {},
): Promise<Evaluation> {
  const parts: Evaluation[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const { train, test } = splitOf(fold);
    const within = (from: number, share: number) => (fraction: number) =>
      progress((fold + from + share * fraction) / folds);
    const scorer = await fit(train, within(0, 0.7), fold);
    parts.push(evaluate(scorer, train, test, k, within(0.7, 0.3)));
  }
  const judged = joined(parts.map((part) => part.judged));
  const beyond: Record<string, number> = {};
  // A part in which nobody could be judged has no lists to tell of.
  const told = parts.filter(({ judgedCustomers }) => judgedCustomers > 0);
  for (const id of new Set(told.flatMap(({ metrics }) => Object.keys(metrics)))) {
    const known = told.flatMap(({ metrics }) => metrics[id] ?? []);
    beyond[id] = known.reduce((sum, value) => sum + value, 0) / known.length;
  }
  return {
    metrics: { ...beyond, ...meansOf(judged) },
    judgedCustomers: judged.rows.length,
    judged,
  };
}
