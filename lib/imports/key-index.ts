/** Keys beyond which new ones are no longer remembered: memory stays flat (60 MB), and the store finds what this no longer does. */
const MOST_KEYS = 3_000_000;

const FIRST_CAPACITY = 1 << 12;

/** Numbers 64-bit keys, given as two 32-bit words, in the order in which they first come: an open-addressing table of typed arrays. */
export class KeyIndex {
  #capacity = FIRST_CAPACITY;
  /** Number of the key + 1; 0 where free. */
  #slots = new Int32Array(FIRST_CAPACITY);
  #keys = new Int32Array(FIRST_CAPACITY * 2);
  #size = 0;

  constructor(readonly most = MOST_KEYS) {}

  /** How many keys are remembered. */
  get size(): number {
    return this.#size;
  }

  /** The number of a key, a new one if it is new (then it equals the size before); -1 for a new one where there is no room. */
  add(high: number, low: number): number {
    const keys = this.#keys;
    let slot = this.#slotOf(high, low);
    for (;;) {
      const entry = this.#slots[slot]!;
      if (entry === 0) break;
      if (keys[entry * 2 - 2] === high && keys[entry * 2 - 1] === low) return entry - 1;
      slot = (slot + 1) & (this.#capacity - 1);
    }
    if (this.#size >= this.most) return -1;
    const number = this.#size++;
    keys[number * 2] = high;
    keys[number * 2 + 1] = low;
    this.#slots[slot] = number + 1;
    if (this.#size * 4 > this.#capacity * 3) this.#grow();
    return number;
  }

  #slotOf(high: number, low: number): number {
    const mixed = Math.imul(high ^ (low >>> 15), 0x2c1b3c6d) ^ Math.imul(low ^ (high >>> 13), 0x297a2d39);
    return (mixed ^ (mixed >>> 16)) & (this.#capacity - 1);
  }

  #grow(): void {
    this.#capacity *= 2;
    const keys = new Int32Array(this.#capacity * 2);
    keys.set(this.#keys.subarray(0, this.#size * 2));
    this.#keys = keys;
    this.#slots = new Int32Array(this.#capacity);
    for (let number = 0; number < this.#size; number++) {
      let slot = this.#slotOf(keys[number * 2]!, keys[number * 2 + 1]!);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#capacity - 1);
      this.#slots[slot] = number + 1;
    }
  }
}
