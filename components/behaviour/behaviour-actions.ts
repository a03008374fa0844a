import { type z } from 'zod';
import { type startBehaviourInput } from '@/lib/schemas/behaviour';

type Result<T> =
  { ok: true; data: T } | { ok: false; problem: { status: number; code: string; detail: string } };

export type StartBehaviour = (
  shop: string,
  input: z.input<typeof startBehaviourInput>,
) => Promise<Result<{ readonly jobId: string; readonly created: boolean }>>;

type OnModel = (shop: string, input: { readonly modelId: string }) => Promise<Result<unknown>>;

/** What can be done with a finished model. */
export interface BehaviourModelActions {
  readonly archive: OnModel;
  readonly unarchive: OnModel;
  readonly remove: OnModel;
}
