import { type StartTrainingInput } from '@/lib/schemas/model';
import { type StartSearchInput } from '@/lib/schemas/search';

type Result<T> =
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };

interface Queued {
  readonly jobId: string;
  readonly created: boolean;
}

interface RunId {
  readonly runId: string;
}

/** The server actions of the Models pages, as they hand them down. */
export interface ModelActions {
  readonly startTraining: (shop: string, input: StartTrainingInput) => Promise<Result<Queued>>;
  readonly startSearch: (shop: string, input: StartSearchInput) => Promise<Result<Queued>>;
  readonly makeCurrent: (shop: string, input: RunId) => Promise<Result<unknown>>;
  /** Makes the run current that was so before. */
  readonly rollBack: (shop: string) => Promise<Result<RunId>>;
  readonly archive: (shop: string, input: RunId) => Promise<Result<unknown>>;
  readonly unarchive: (shop: string, input: RunId) => Promise<Result<unknown>>;
  /** Trains with the run's very input; the new run's `repeatOf` says whether the digits are equal. */
  readonly runAgain: (shop: string, input: RunId) => Promise<Result<Queued>>;
  readonly deleteRun: (shop: string, input: RunId) => Promise<Result<unknown>>;
}
