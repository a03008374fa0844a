import type { Entries } from './interactions';

/** Which customer has which item: sorted numbers, because a Set of the pairs of a large shop would burst. */
export class PairSet {
  readonly #sorted: Float64Array;
  readonly #items: number;

  constructor({ customerOf, itemOf, items }: Entries) {
    this.#items = items;
    this.#sorted = Float64Array.from(customerOf, (customer, at) => customer * items + itemOf[at]!).sort();
  }

  has(customer: number, item: number): boolean {
    const pair = customer * this.#items + item;
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sorted[middle]! < pair) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low] === pair;
  }
}
