import { Refusal } from '@/lib/ml/refusal';
import { AppError } from '@/lib/schemas/app-error';
import { type TaskAnswer, type TaskCall, tasks } from './tasks';
import { type TaskRun } from './tasks/task-run';

const REPORT_MS = 100;

/** The entry of every worker thread. */
export default async function runTask({ name, input, port, stop }: TaskCall): Promise<TaskAnswer> {
  let sentAt = 0;
  const run: TaskRun = {
    report(progress, stage) {
      if (Atomics.load(stop, 0) === 1) throw new Error('cancelled');
      const now = performance.now();
      if (now - sentAt < REPORT_MS && progress < 1) return;
      sentAt = now;
      port.postMessage({ progress, stage });
    },
  };
  // Each task takes its own input: the caller's types (compute.ts) tie the two together.
  const task = tasks[name] as (input: TaskCall['input'], run: TaskRun) => unknown;
  try {
    return { output: await task(input, run) };
  } catch (error) {
    if (error instanceof AppError)
      return { refusal: { code: error.code, message: error.message, says: error.says } };
    if (error instanceof Refusal) return { refusal: { code: error.code, message: error.message } };
    throw error;
  }
}
