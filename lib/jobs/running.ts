import 'server-only';

/** Why a running job is stopped. `lost`: its lease ran out and another process has it. */
export type StopReason = 'cancelled' | 'lost' | 'shutdown';

interface Running {
  readonly jobs: Map<string, AbortController>;
  wake: () => void;
  stop: (() => Promise<void>) | null;
}

// Next loads instrumentation, pages and routes as separate copies of this module: one list per process all the same.
const process_ = globalThis as typeof globalThis & { kindredRunning?: Running };

/** What runs in this process, and how to reach its runner. */
export const running: Running = (process_.kindredRunning ??= { jobs: new Map(), wake: () => {}, stop: null });

/** Lets the runner look into the queue now. */
export const wakeRunner = (): void => running.wake();

/** Stops a job if it runs in this process. */
export const abortHere = (jobId: string): void =>
  running.jobs.get(jobId)?.abort('cancelled' satisfies StopReason);
