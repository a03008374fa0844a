/** Entries beyond which new ones are no longer remembered: memory stays flat, and the store finds what this no longer does. */
const MOST = 4_000_000;

/** Remembers 64-bit keys with a line and a time each: an open-addressing hash table in typed arrays, at most 128 MB. */
export class SeenTable {
  #capacity = 1 << 12;
  #size = 0;
  #keys = new BigInt64Array(this.#capacity);
  #lines = new Float64Array(this.#capacity);
  #times = new Float64Array(this.#capacity);

  /** Where a key is or would go. A line of 0 marks a free place. */
  #place(key: bigint): number {
    let at = Number(BigInt.asUintN(32, key ^ (key >> 29n))) & (this.#capacity - 1);
    while (this.#lines[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & (this.#capacity - 1);
    return at;
  }

  /** The line and time kept for a key, or null. */
  find(key: bigint): { line: number; time: number } | null {
    const at = this.#place(key);
    return this.#lines[at] === 0 ? null : { line: this.#lines[at]!, time: this.#times[at]! };
  }

  set(key: bigint, line: number, time: number): void {
    let at = this.#place(key);
    if (this.#lines[at] === 0) {
      if (this.#size >= MOST) return;
      if (++this.#size * 3 > this.#capacity * 2) {
        this.#grow();
        at = this.#place(key);
      }
    }
    this.#keys[at] = key;
    this.#lines[at] = line;
    this.#times[at] = time;
  }

  #grow(): void {
    const [keys, lines, times] = [this.#keys, this.#lines, this.#times];
    this.#capacity *= 2;
    this.#keys = new BigInt64Array(this.#capacity);
    this.#lines = new Float64Array(this.#capacity);
    this.#times = new Float64Array(this.#capacity);
    for (let old = 0; old < keys.length; old++) {
      if (lines[old] === 0) continue;
      const at = this.#place(keys[old]!);
      this.#keys[at] = keys[old]!;
      this.#lines[at] = lines[old]!;
      this.#times[at] = times[old]!;
    }
  }
}
