import { type StartTrainingInput } from '@/lib/schemas/model';

type Result<T> =
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };

/** The server actions of the Models pages, as they hand them down. */
export interface ModelActions {
  readonly startTraining: (
    shop: string,
    input: StartTrainingInput,
  ) => Promise<Result<{ jobId: string; created: boolean }>>;
  readonly makeCurrent: (shop: string, input: { runId: string }) => Promise<Result<unknown>>;
  readonly deleteRun: (shop: string, input: { runId: string }) => Promise<Result<unknown>>;
}
