import type { Csr } from '@/lib/ml/csr';
import { kernelModule } from './module';
import { type KernelCalls, takeShares, type ThreadTeam } from './team';

/** A stretch of the kernels' memory: its address for them, its elements for us. */
export interface Stretch<A> {
  readonly at: number;
  readonly data: A;
}

/** The kernels' memory is addressed by 32 bits: 4 GiB, in pages of 64 KiB. */
const PAGE = 65_536;
const MOST_PAGES = 65_536;

/** Stretches begin at cache lines. */
const LINE = 64;

/** There is no room left: the caller goes on without kernels. */
class OutOfKernelMemory extends Error {
  override readonly name = 'OutOfKernelMemory';
}

/**
 * The kernels over a memory of their own, which is freed with this object. Memory is only ever added to; it is shared, so a view
 * stays good when it grows.
 */
export class Kernels {
  readonly #module: WebAssembly.Module;
  readonly #memory: WebAssembly.Memory;
  readonly #team: ThreadTeam | undefined;
  readonly call: KernelCalls;
  #top = 1024;

  /** @param team threads that share the work of `parallel`; absent: this thread alone */
  constructor(module: WebAssembly.Module, team?: ThreadTeam) {
    this.#module = module;
    this.#memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
    this.#team = team;
    this.call = instantiate(module, this.#memory);
  }

  get threads(): number {
    return this.#team?.size ?? 1;
  }

  /** The address of that many bytes, which are zero. */
  allocate(bytes: number): number {
    const at = Math.ceil(this.#top / LINE) * LINE;
    this.#top = at + bytes;
    const missing = Math.ceil(this.#top / PAGE) - this.#memory.buffer.byteLength / PAGE;
    if (missing > 0)
      try {
        this.#memory.grow(missing);
      } catch (error) {
        throw new OutOfKernelMemory('The kernels have no room for this.', { cause: error });
      }
    return at;
  }

  singles(length: number): Stretch<Float32Array> {
    const at = this.allocate(length * 4);
    return { at, data: new Float32Array(this.#memory.buffer, at, length) };
  }

  doubles(length: number): Stretch<Float64Array> {
    const at = this.allocate(length * 8);
    return { at, data: new Float64Array(this.#memory.buffer, at, length) };
  }

  integers(length: number): Stretch<Int32Array> {
    const at = this.allocate(length * 4);
    return { at, data: new Int32Array(this.#memory.buffer, at, length) };
  }

  /** Copies numbers in; gives their address. */
  put(values: Float32Array | Float64Array | Int32Array): number {
    const stretch =
      values instanceof Int32Array
        ? this.integers(values.length)
        : values instanceof Float32Array
          ? this.singles(values.length)
          : this.doubles(values.length);
    stretch.data.set(values);
    return stretch.at;
  }

  /** A record of addresses and whole numbers of 32 bits, in the order of its class in assembly/. */
  record(...fields: readonly number[]): number {
    return this.put(Int32Array.from(fields));
  }

  /** Copies a matrix in as the kernels' Sparse. */
  sparse({ indptr, indices, data }: Csr): number {
    return this.record(this.put(indptr), this.put(indices), this.put(data));
  }

  /**
   * Runs a kernel over the parts [0, count), shared between the threads in chunks.
   * @param progress called by this thread now and then with 0..1; what it throws ends the work in all threads
   */
  parallel(
    kernel: keyof KernelCalls,
    args: readonly number[],
    count: number,
    chunk: number,
    progress?: (fraction: number) => void,
  ): void {
    const work = { module: this.#module, memory: this.#memory, kernel, args, count, chunk };
    if (this.#team && count > chunk) this.#team.run(work, this.call, progress);
    else takeShares(work, this.call, new Int32Array(1), 0, progress);
  }
}

/** The module over a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelCalls {
  const abort = () => {
    throw new Error('A kernel stopped.');
  };
  // scripts/build-kernels.mjs compiles these very functions.
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports as unknown as KernelCalls;
}

/** Does a piece of work with the kernels; null where they cannot run here, or their memory cannot hold it. */
export function withKernels<T>(team: ThreadTeam | undefined, work: (kernels: Kernels) => T): T | null {
  const module = kernelModule();
  if (!module) return null;
  try {
    return work(new Kernels(module, team));
  } catch (error) {
    if (error instanceof OutOfKernelMemory) return null;
    throw error;
  }
}
