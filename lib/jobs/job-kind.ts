import 'server-only';
import { type z } from 'zod';
import { type Context } from '@/lib/schemas/context';
import { type JobKind } from '@/lib/schemas/job';

export interface JobReport {
  /** 0..1 over the whole job */
  readonly progress: number;
  readonly stage?: string;
  /** Items a second. */
  readonly rate?: number | null;
}

export interface JobCall<Payload> {
  readonly context: Context;
  readonly jobId: string;
  readonly payload: Payload;
  /** Aborted when the job is cancelled or the process stops; throw as soon as it is. */
  readonly signal: AbortSignal;
  readonly report: (report: JobReport) => void;
}

/** One kind of work. It must be safe to run twice: a crash in the middle brings it back once. */
export interface JobDefinition<Payload> {
  readonly kind: JobKind;
  readonly payload: z.ZodType<Payload>;
  /** Does the work; gives back where the result is. */
  run(call: JobCall<Payload>): Promise<string>;
  /** Cleans up when the job ends without a result for good. */
  abandon?(
    context: Context,
    payload: Payload,
    status: 'failed' | 'cancelled',
    error: string | null,
  ): Promise<void>;
  /** Queues what is due by the clock; asked every few seconds, in each process that works the queue off. */
  readonly enqueueDue?: () => Promise<void>;
}

export interface AnyJobDefinition {
  readonly kind: JobKind;
  readonly enqueueDue?: () => Promise<void>;
  run(call: JobCall<unknown>): Promise<string>;
  abandon(
    context: Context,
    payload: unknown,
    status: 'failed' | 'cancelled',
    error: string | null,
  ): Promise<void>;
}

/** Parses the payload, so that one registry can hold every kind. */
export function defineJob<Payload>(job: JobDefinition<Payload>): AnyJobDefinition {
  return {
    kind: job.kind,
    ...(job.enqueueDue ? { enqueueDue: job.enqueueDue } : {}),
    run: (call) => job.run({ ...call, payload: job.payload.parse(call.payload) }),
    abandon: async (context, payload, status, error) =>
      job.abandon?.(context, job.payload.parse(payload), status, error),
  };
}
