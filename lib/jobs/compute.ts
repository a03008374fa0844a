import 'server-only';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { env } from '@/lib/env';
import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';
import { type TaskAnswer, type TaskCall, type TaskInput, type TaskName, type TaskOutput } from './tasks';

export type { TaskOutput };

/** How long a cancelled task may take to stop by itself before its thread is ended. */
const GRACE_MS = 5000;

const process_ = globalThis as typeof globalThis & { kindredThreads?: Piscina<TaskCall, TaskAnswer> };

function threads(): Piscina<TaskCall, TaskAnswer> {
  return (process_.kindredThreads ??= new Piscina<TaskCall, TaskAnswer>({
    // Built by scripts/build-workers.mjs, and kept out of the bundler's sight.
    filename: path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'workers', 'compute.mjs'),
    minThreads: 0,
    // At least two: one for a job, one for what a page waits for.
    maxThreads: env().KINDRED_THREADS ?? Math.max(2, availableParallelism() - 1),
    idleTimeout: 30_000,
  }));
}

/**
 * Runs one of the tasks in a worker thread. Throws what the task threw (as an AppError what is written for people), or the
 * signal's reason.
 * @param onProgress 0..1 and the stage
 */
export async function compute<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  {
    signal,
    onProgress = () => {},
  }: { signal?: AbortSignal; onProgress?: (progress: number, stage: string) => void } = {},
): Promise<TaskOutput<Name>> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  port1.on('message', ({ progress, stage }: { progress: number; stage: string }) =>
    onProgress(progress, stage),
  );
  const kill = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    Atomics.store(stop, 0, 1);
    timer = setTimeout(() => kill.abort(), GRACE_MS);
  };
  signal?.throwIfAborted();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const answer = await threads().run(
      { name, input, port: port2, stop },
      { transferList: [port2], signal: kill.signal },
    );
    if ('refusal' in answer) {
      const { code, message, says } = answer.refusal;
      throw new AppError(code, message, { says });
    }
    // The registry in tasks/index.ts ties the output's type to the name.
    return answer.output as TaskOutput<Name>;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw saidError('too-large', 'threadMemory');
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    port1.close();
  }
}

/** Ends the threads; the next task starts new ones. */
export async function closeCompute(): Promise<void> {
  const pool = process_.kindredThreads;
  process_.kindredThreads = undefined;
  await pool?.destroy();
}
