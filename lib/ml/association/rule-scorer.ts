import type { Contribution, History, Ranked, Scorer } from '@/lib/ml/recommender';
import type { AssociationRule } from './rules';

/** Rules in typed arrays, by the first item of their antecedent and then the strongest first. */
export type PackedRules = Readonly<{
  items: number;
  /** Rules whose antecedent begins with item i are firsts[i] .. firsts[i + 1] - 1. */
  firsts: Int32Array;
  /** Antecedent of rule r: antecedents[starts[r] .. starts[r + 1] - 1], ascending. */
  starts: Int32Array;
  antecedents: Int32Array;
  consequents: Int32Array;
  supports: Float32Array;
  confidences: Float32Array;
  lifts: Float32Array;
}>;

export function packRules(rules: readonly AssociationRule[], items: number): PackedRules {
  const sorted = [...rules].sort(
    (a, b) =>
      a.antecedent[0]! - b.antecedent[0]! ||
      b.confidence - a.confidence ||
      b.support - a.support ||
      a.antecedent.length - b.antecedent.length ||
      a.consequent - b.consequent,
  );
  const firsts = new Int32Array(items + 1);
  for (const { antecedent } of sorted) firsts[antecedent[0]! + 1]! += 1;
  for (let item = 0; item < items; item++) firsts[item + 1]! += firsts[item]!;
  const starts = new Int32Array(sorted.length + 1);
  sorted.forEach(({ antecedent }, rule) => (starts[rule + 1] = starts[rule]! + antecedent.length));
  return {
    items,
    firsts,
    starts,
    antecedents: Int32Array.from(sorted.flatMap(({ antecedent }) => antecedent)),
    consequents: Int32Array.from(sorted, ({ consequent }) => consequent),
    supports: Float32Array.from(sorted, ({ support }) => support),
    confidences: Float32Array.from(sorted, ({ confidence }) => confidence),
    lifts: Float32Array.from(sorted, ({ lift }) => lift),
  };
}

/**
 * Scores by the rules whose antecedent lies in the history: the sum of their confidences, or the best.
 */
export function openRules(rules: PackedRules, isBest: boolean): Scorer {
  const { items, firsts, starts, antecedents, consequents, confidences } = rules;
  const isInHistory = new Uint8Array(items);
  /** Calls `each` with every rule that the history fires. */
  const forEachFired = (history: History, each: (rule: number) => void) => {
    for (const item of history.items) isInHistory[item] = 1;
    for (const item of history.items)
      for (let rule = firsts[item]!; rule < firsts[item + 1]!; rule++) {
        let at = starts[rule]! + 1;
        while (at < starts[rule + 1]! && isInHistory[antecedents[at]!] === 1) at++;
        if (at === starts[rule + 1]!) each(rule);
      }
    for (const item of history.items) isInHistory[item] = 0;
  };
  return {
    score(history, out) {
      out.fill(0);
      forEachFired(history, (rule) => {
        const to = consequents[rule]!;
        if (!isBest) out[to]! += confidences[rule]!;
        else if (confidences[rule]! > out[to]!) out[to] = confidences[rule]!;
      });
    },
    similarItems(item, k): Ranked[] {
      const found: Ranked[] = [];
      for (let rule = firsts[item]!; rule < firsts[item + 1]! && found.length < k; rule++)
        if (starts[rule + 1]! - starts[rule]! === 1)
          found.push({ item: consequents[rule]!, score: confidences[rule]! });
      return found;
    },
    explain(history, item) {
      let fired: number[] = [];
      forEachFired(history, (rule) => {
        if (consequents[rule] !== item) return;
        if (!isBest) fired.push(rule);
        else if (fired.length === 0 || confidences[rule]! > confidences[fired[0]!]!) fired = [rule];
      });
      const parts = new Map<number, number>();
      for (const rule of fired) {
        const antecedent = antecedents.subarray(starts[rule], starts[rule + 1]);
        for (const each of antecedent)
          parts.set(each, (parts.get(each) ?? 0) + confidences[rule]! / antecedent.length);
      }
      return Array.from(parts, ([index, value]): Contribution => ({ kind: 'item', index, value }));
    },
  };
}
