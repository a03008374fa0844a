import { type MessagePort } from 'node:worker_threads';
import { type ErrorCode, type Says } from '@/lib/schemas/app-error';
import { behaviourTask } from './behaviour';
import { clustersTask } from './clusters';
import { compareTask } from './compare';
import { embedTask } from './embed';
import { prepareTask } from './prepare';
import { searchTask } from './search';
import { similarityTask } from './similarity';
import { trainTask } from './train';
import { valueTask } from './value';

/** What runs in worker threads. To add one: write its file, add it here. */
export const tasks = {
  train: trainTask,
  search: searchTask,
  similarity: similarityTask,
  prepare: prepareTask,
  compare: compareTask,
  embed: embedTask,
  clusters: clustersTask,
  behaviour: behaviourTask,
  value: valueTask,
} as const;

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;

/** What comes back from the thread: a cloned error would keep its message, but neither its class nor its code. */
export type TaskAnswer =
  | { readonly output: unknown }
  | {
      readonly refusal: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly says?: Says | undefined;
      };
    };

/** What crosses into the thread. */
export interface TaskCall {
  readonly name: TaskName;
  readonly input: TaskInput<TaskName>;
  readonly port: MessagePort;
  /** 1 in its one element: stop at the next report. */
  readonly stop: Int32Array;
}
