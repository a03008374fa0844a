import { openSparseItems, type SumItems } from '@/lib/ml/kernels/item-sums';
import type { Ranked, Scorer } from '@/lib/ml/recommender';

/**
 * A sparse items × items matrix, one list an item: list i is others[starts[i] .. starts[i + 1] - 1], as a fit makes it the
 * strongest first.
 */
export type ItemWeights = Readonly<{
  items: number;
  /** items + 1 offsets into `others` and `weights`. */
  starts: Int32Array;
  others: Int32Array;
  weights: Float32Array;
}>;

/** The lists turned round: list j holds the items in whose lists j is, in the order of their numbers. */
export function turned({ items, starts, others, weights }: ItemWeights): ItemWeights {
  const from = new Int32Array(items + 1);
  for (const other of others) from[other + 1]! += 1;
  for (let item = 0; item < items; item++) from[item + 1]! += from[item]!;
  const next = from.slice(0, items);
  const turnedOthers = new Int32Array(others.length);
  const turnedWeights = new Float32Array(others.length);
  for (let item = 0; item < items; item++)
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const to = next[others[at]!]!++;
      turnedOthers[to] = item;
      turnedWeights[to] = weights[at]!;
    }
  return { items, starts: from, others: turnedOthers, weights: turnedWeights };
}

/**
 * score(u, i) = Σ_{j ∈ history} r_uj · w_ji, and the same summands as its explanation.
 * @param toTargets what each item of a history adds to the scores of others: list j holds w_ji of every i
 * @param similar the items that are like each
 */
export function openItemWeights(toTargets: ItemWeights, similar: ItemWeights): Scorer {
  const { starts, others, weights } = toTargets;
  const plainSums: SumItems = (history, out) => {
    out.fill(0);
    history.items.forEach((item, h) => {
      const weight = history.weights[h]!;
      for (let at = starts[item]!, end = starts[item + 1]!; at < end; at++)
        out[others[at]!]! += weight * weights[at]!;
    });
  };
  return {
    score: openSparseItems(toTargets) ?? plainSums,
    similarItems(item, k): Ranked[] {
      const from = similar.starts[item]!;
      return Array.from({ length: Math.min(k, similar.starts[item + 1]! - from) }, (_, at) => ({
        item: similar.others[from + at]!,
        score: similar.weights[from + at]!,
      }));
    },
    explain: (history, item) =>
      Array.from(history.items, (index, h) => {
        const at = others.subarray(starts[index], starts[index + 1]).indexOf(item);
        const weight = at < 0 ? 0 : weights[starts[index]! + at]!;
        return { kind: 'item' as const, index, value: history.weights[h]! * weight };
      }),
  };
}

/** Gathers the lists of one item after the other, item 0 first, and puts each in order: the strongest first, ties by item. */
export class ItemWeightsBuilder {
  readonly #starts: number[] = [0];
  readonly #others: number[] = [];
  readonly #weights: number[] = [];

  /** At most `k` of the list are kept. */
  add(list: readonly Ranked[], k = Number.POSITIVE_INFINITY): void {
    const kept = [...list].sort((a, b) => b.score - a.score || a.item - b.item).slice(0, k);
    for (const { item, score } of kept) {
      this.#others.push(item);
      this.#weights.push(score);
    }
    this.#starts.push(this.#others.length);
  }

  done(): ItemWeights {
    return {
      items: this.#starts.length - 1,
      starts: Int32Array.from(this.#starts),
      others: Int32Array.from(this.#others),
      weights: Float32Array.from(this.#weights),
    };
  }
}
