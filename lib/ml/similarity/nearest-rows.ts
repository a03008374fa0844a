export interface RankedRow {
  readonly row: number;
  readonly similarity: number;
}

/** Keeps the k most similar of the rows offered, in a min-heap; of equal ones the lower row stays. */
export class NearestRows {
  readonly #similarities: Float64Array;
  readonly #rows: Int32Array;
  #count = 0;

  constructor(readonly k: number) {
    this.#similarities = new Float64Array(k);
    this.#rows = new Int32Array(k);
  }

  /** What must be reached to enter: 0 until there are k. */
  get worst(): number {
    return this.#count < this.k ? 0 : this.#similarities[0]!;
  }

  /** Whether the row has entered. */
  offer(row: number, similarity: number): boolean {
    if (this.#count < this.k) {
      this.#rise(this.#count++, row, similarity);
      return true;
    }
    if (!this.#isWorse(0, row, similarity)) return false;
    this.#sink(row, similarity);
    return true;
  }

  #isWorse(at: number, row: number, similarity: number): boolean {
    const own = this.#similarities[at]!;
    return own < similarity || (own === similarity && this.#rows[at]! > row);
  }

  #set(at: number, row: number, similarity: number): void {
    this.#rows[at] = row;
    this.#similarities[at] = similarity;
  }

  #rise(at: number, row: number, similarity: number): void {
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#isWorse(parent, row, similarity)) break;
      this.#set(at, this.#rows[parent]!, this.#similarities[parent]!);
      at = parent;
    }
    this.#set(at, row, similarity);
  }

  #sink(row: number, similarity: number): void {
    let at = 0;
    for (let child = 1; child < this.k; child = 2 * at + 1) {
      if (child + 1 < this.k && this.#isWorse(child + 1, this.#rows[child]!, this.#similarities[child]!))
        child++;
      if (!this.#isWorse(child, row, similarity)) break;
      this.#set(at, this.#rows[child]!, this.#similarities[child]!);
      at = child;
    }
    this.#set(at, row, similarity);
  }

  /** Best first, ties by row. */
  sorted(): RankedRow[] {
    return Array.from({ length: this.#count }, (_, at) => ({
      row: this.#rows[at]!,
      similarity: this.#similarities[at]!,
    })).sort((x, y) => y.similarity - x.similarity || x.row - y.row);
  }
}
