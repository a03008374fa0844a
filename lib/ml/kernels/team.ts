/** The functions of the module (lib/ml/kernels/assembly/index.ts); all take and give numbers. */
export type KernelCalls = Readonly<
  Record<
    | 'gramRows'
    | 'sweepPivot'
    | 'sweepPanels'
    | 'sweepUpdate'
    | 'copyDiagonal'
    | 'easeWeights'
    | 'countLists'
    | 'fillLists'
    | 'compareRows'
    | 'compareWholeRows'
    | 'mergeHeaps'
    | 'gramParts'
    | 'scratchBytes'
    | 'solveRows'
    | 'addRows'
    | 'addLists'
    | 'topScores'
    | 'multiply'
    | 'assignPoints',
    (...args: number[]) => number
  >
>;

/** A kernel's work on the parts [0, count), in chunks; it takes `args`, then from, to and the number of its thread. */
export interface KernelWork {
  readonly kernel: keyof KernelCalls;
  readonly args: readonly number[];
  readonly count: number;
  readonly chunk: number;
}

/** Work for several threads: over this module and shared memory. */
export interface TeamWork extends KernelWork {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

/** Threads that do a kernel's work together with the calling one, which is number 0. */
export interface ThreadTeam {
  /** Number of threads, the calling one among them. */
  readonly size: number;
  /** Returns when all parts are done; throws what `progress` throws, when all threads have stopped. */
  run(work: TeamWork, calls: KernelCalls, progress?: (fraction: number) => void): void;
}

/** The module over a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelCalls {
  const abort = () => {
    throw new Error('A kernel stopped.');
  };
  // scripts/build-kernels.mjs compiles these very functions.
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports as unknown as KernelCalls;
}

/**
 * Does chunks of the work until none is left.
 * @param taken one element: how many parts have been taken, by all threads
 */
export function takeShares(
  { kernel, args, count, chunk }: KernelWork,
  calls: KernelCalls,
  taken: Int32Array,
  thread: number,
  progress?: (fraction: number) => void,
): void {
  const run = calls[kernel];
  for (let from = Atomics.add(taken, 0, chunk); from < count; from = Atomics.add(taken, 0, chunk)) {
    run(...args, from, Math.min(from + chunk, count), thread);
    progress?.(from / count);
  }
}
