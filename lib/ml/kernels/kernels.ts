import type { Csr } from '@/lib/ml/csr';
import { KernelMemory, OutOfKernelMemory } from './memory';
import { kernelModule } from './module';
import { instantiate, type KernelCalls, takeShares, type ThreadTeam } from './team';

/** The kernels over a memory of their own, which is freed with this object. */
export class Kernels extends KernelMemory {
  readonly #module: WebAssembly.Module;
  readonly #team: ThreadTeam | undefined;
  readonly call: KernelCalls;

  /** @param team threads that share the memory and the work of `parallel`; absent: this thread alone */
  constructor(module: WebAssembly.Module, team?: ThreadTeam) {
    super(team !== undefined);
    this.#module = module;
    this.#team = team;
    this.call = instantiate(module, this.memory);
  }

  get threads(): number {
    return this.#team?.size ?? 1;
  }

  /** Copies numbers in; gives their address. */
  put(values: Float32Array | Float64Array | Int32Array | Int16Array): number {
    const at = this.allocate(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.memory.buffer, at, values.byteLength).set(bytes);
    return at;
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
    const work = { kernel, args, count, chunk };
    if (this.#team && count > chunk)
      this.#team.run({ ...work, module: this.#module, memory: this.memory }, this.call, progress);
    else takeShares(work, this.call, new Int32Array(1), 0, progress);
  }
}

/** One memory a team, used again and again. */
const kept = new WeakMap<ThreadTeam, Kernels>();

/** The kernels over a memory of this thread's own; null where they cannot run. */
export function openKernels(): Kernels | null {
  const module = kernelModule('own');
  return module && new Kernels(module);
}

function openTeamKernels(team: ThreadTeam): Kernels | null {
  const module = kernelModule('shared');
  if (!module) return null;
  const kernels = kept.get(team) ?? new Kernels(module, team);
  kept.set(team, kernels);
  kernels.clear();
  return kernels;
}

/** Does a piece of work with the kernels; null where they cannot run here, or their memory cannot hold it. */
export function withKernels<T>(team: ThreadTeam | undefined, work: (kernels: Kernels) => T): T | null {
  try {
    const kernels = team ? openTeamKernels(team) : openKernels();
    return kernels && work(kernels);
  } catch (error) {
    if (error instanceof OutOfKernelMemory) return null;
    throw error;
  }
}
