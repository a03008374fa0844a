import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Csr } from '@/lib/ml/csr';
import { type KernelCalls, takeShares, type TeamWork, type ThreadTeam } from '@/lib/ml/kernels/team';
import type { AnyRecommender } from '@/lib/ml/recommender';
import { FAILED, RUNNING, type TeamMessage, TICKET } from './kernel-team-message';

/** More threads than this wait for memory more than they compute. */
const MOST_THREADS = 4;

/** Looks at the others this often before going to sleep: what is left is over in microseconds as a rule. */
const SPINS = 2000;

/** Fits of fewer multiplications and additions are over before threads have started. */
const WORTH_OPERATIONS = 2e9;

/** Built by scripts/build-workers.mjs, and kept out of the bundler's sight. */
const workerFile = () =>
  path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'workers', 'kernels.mjs');

/**
 * Threads of Node's that work with the one that opened them. They start with the first work, and none is waited for before it has
 * taken part: a thread that is slow to start, or does not, leaves its share to the others.
 */
export class WorkerTeam implements ThreadTeam {
  readonly #taken = new Int32Array(new SharedArrayBuffer(4));
  readonly #state = new Int32Array(new SharedArrayBuffer(12));
  #workers: readonly Worker[] | undefined;
  #memory: WebAssembly.Memory | undefined;
  #ticket = 0;

  /** @param size number of threads, the opening one among them */
  constructor(readonly size: number) {}

  #started(): readonly Worker[] {
    this.#workers ??= Array.from({ length: existsSync(workerFile()) ? this.size - 1 : 0 }, () => {
      const worker = new Worker(workerFile());
      // A thread that cannot go on takes no more part; who computes here must not end by it.
      worker.on('error', () => {});
      worker.unref();
      return worker;
    });
    return this.#workers;
  }

  /** Starts the threads and waits for them. */
  async ready(): Promise<void> {
    await Promise.all(
      this.#started().map((worker) => new Promise((resolve) => worker.once('message', resolve))),
    );
  }

  run(
    { module, memory, ...work }: TeamWork,
    calls: KernelCalls,
    progress?: (fraction: number) => void,
  ): void {
    const ticket = ++this.#ticket;
    Atomics.store(this.#taken, 0, 0);
    Atomics.store(this.#state, TICKET, ticket);
    const isNew = memory !== this.#memory;
    this.#memory = memory;
    for (const [at, worker] of this.#started().entries()) {
      const message: TeamMessage = {
        ...work,
        ticket,
        thread: at + 1,
        taken: this.#taken,
        state: this.#state,
        ...(isNew && { opened: { module, memory } }),
      };
      worker.postMessage(message);
    }
    try {
      takeShares(work, calls, this.#taken, 0, progress);
    } finally {
      // After an error nothing more is to be taken.
      Atomics.store(this.#taken, 0, work.count);
      Atomics.store(this.#state, TICKET, 0);
      this.#join();
    }
    if (Atomics.exchange(this.#state, FAILED, 0) !== 0) throw new Error('A kernel failed in another thread.');
  }

  /** Waits for the threads that take part. */
  #join(): void {
    for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(this.#state, RUNNING) === 0) return;
    for (let left = Atomics.load(this.#state, RUNNING); left > 0; left = Atomics.load(this.#state, RUNNING))
      Atomics.wait(this.#state, RUNNING, left);
  }

  async close(): Promise<void> {
    await Promise.all((this.#workers ?? []).map((worker) => worker.terminate()));
    this.#workers = undefined;
  }
}

/** Does a fit with a team of a thread a core, at most four, where its arithmetic is worth one; else in this thread alone. */
export async function withTeam<T>(
  recommender: AnyRecommender,
  { rows, cols, indices }: Csr,
  params: unknown,
  fit: (team: ThreadTeam | undefined) => Promise<T>,
): Promise<T> {
  const { operations } = recommender.cost(
    { customers: rows, items: cols, interactions: indices.length },
    params,
  );
  const threads = Math.min(MOST_THREADS, availableParallelism());
  if (operations < WORTH_OPERATIONS || threads < 2) return fit(undefined);
  const team = new WorkerTeam(threads);
  try {
    return await fit(team);
  } finally {
    await team.close();
  }
}
