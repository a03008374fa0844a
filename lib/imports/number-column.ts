/** A column of numbers that grows as it is written; unwritten places hold 0. */
export class NumberColumn {
  #values = new Float64Array(4096);

  get(at: number): number {
    return this.#values[at] ?? 0;
  }

  set(at: number, value: number): void {
    if (at >= this.#values.length) {
      const values = new Float64Array(Math.max(at + 1, this.#values.length * 2));
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[at] = value;
  }
}
