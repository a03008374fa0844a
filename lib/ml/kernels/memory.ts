/** Memory is addressed by 32 bits: 4 GiB, in pages of 64 KiB. */
const PAGE = 65_536;
const MOST_PAGES = 65_536;

/** Stretches begin at cache lines. */
const LINE = 64;

/** Addresses below this are not given out: 0 means none. */
const FIRST = 1024;

/** There is no room left: the caller goes on without kernels. */
export class OutOfKernelMemory extends Error {
  override readonly name = 'OutOfKernelMemory';
}

type Elements = Float32Array | Float64Array | Int32Array | Uint8Array;

/** A stretch of the kernels' memory: its address for them, its elements for us. */
export interface Stretch<A extends Elements> {
  readonly at: number;
  /** Good until the memory grows: look it up again after anything was allocated. */
  readonly data: A;
}

/** The kernels' memory. Room is only ever added, until all of it is given back at once. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #top = FIRST;
  /** Up to where memory was in use before, and may not be zero. */
  #used = FIRST;

  /**
   * @param isShared by several threads. Such a memory is collected late, if ever: keep it and use it again. One that is not goes
   * with its last reference.
   */
  constructor(isShared: boolean) {
    this.memory = new WebAssembly.Memory(
      isShared ? { initial: 1, maximum: MOST_PAGES, shared: true } : { initial: 1 },
    );
  }

  /** Gives everything back. */
  clear(): void {
    this.#used = Math.max(this.#used, this.#top);
    this.#top = FIRST;
  }

  /** The address of that many bytes, which are zero. */
  allocate(bytes: number): number {
    const at = Math.ceil(this.#top / LINE) * LINE;
    this.#top = at + bytes;
    const missing = Math.ceil(this.#top / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0)
      try {
        this.memory.grow(missing);
      } catch (error) {
        throw new OutOfKernelMemory('The kernels have no room for this.', { cause: error });
      }
    if (at < this.#used) new Uint8Array(this.memory.buffer, at, Math.min(bytes, this.#used - at)).fill(0);
    return at;
  }

  #stretch<A extends Elements>(bytes: number, view: (buffer: ArrayBufferLike, at: number) => A): Stretch<A> {
    const { memory } = this;
    const at = this.allocate(bytes);
    let last = view(memory.buffer, at);
    return {
      at,
      get data() {
        if (last.buffer !== memory.buffer) last = view(memory.buffer, at);
        return last;
      },
    };
  }

  singles(length: number): Stretch<Float32Array> {
    return this.#stretch(length * 4, (buffer, at) => new Float32Array(buffer, at, length));
  }

  doubles(length: number): Stretch<Float64Array> {
    return this.#stretch(length * 8, (buffer, at) => new Float64Array(buffer, at, length));
  }

  integers(length: number): Stretch<Int32Array> {
    return this.#stretch(length * 4, (buffer, at) => new Int32Array(buffer, at, length));
  }

  bytes(length: number): Stretch<Uint8Array> {
    return this.#stretch(length, (buffer, at) => new Uint8Array(buffer, at, length));
  }
}
