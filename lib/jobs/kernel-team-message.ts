import { type KernelWork } from '@/lib/ml/kernels/team';

/** Elements of the team's state: threads that take part just now, whether one failed, and the ticket of the work at hand. */
export const RUNNING = 0;
export const FAILED = 1;
export const TICKET = 2;

/** What a thread of a team is sent. */
export interface TeamMessage extends KernelWork {
  /** Numbers the work: what is no longer at hand is over. */
  readonly ticket: number;
  readonly thread: number;
  readonly taken: Int32Array;
  readonly state: Int32Array;
  /** With the first work over a memory. */
  readonly opened?: { readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory };
}
