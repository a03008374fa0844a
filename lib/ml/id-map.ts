/** Outside, ids are the shop's strings; inside, they are 0..n-1. Nothing else translates them. */
export class IdMap {
  readonly #index = new Map<string, number>();
  readonly #ids: string[] = [];

  /** The index of an id, which is made up at the first sight of it. */
  add(id: string): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    this.#index.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }

  /** The index of an id, or undefined for one never added. */
  indexOf(id: string): number | undefined {
    return this.#index.get(id);
  }

  /** Throws RangeError for an index that was never given out. */
  idOf(index: number): string {
    const id = this.#ids[index];
    if (id === undefined) throw new RangeError(`No id has the index ${index}.`);
    return id;
  }

  get size(): number {
    return this.#ids.length;
  }
}
