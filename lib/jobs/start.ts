import 'server-only';
import { env } from '@/lib/env';
import { closeCompute } from './compute';
import { jobDefinitions } from './kinds';
import { Runner } from './runner';
import { running } from './running';
import { logger } from '@/lib/logger';
import { sweepDeadImports } from '@/lib/services/imports/sweep-dead-imports';

/** Starts working the queue off in this process, unless KINDRED_WORKER=off. Starting twice does nothing. */
export function startJobs(): void {
  if (running.stop || env().KINDRED_WORKER === 'off') return;
  const runner = new Runner(jobDefinitions);
  running.stop = async () => {
    await runner.stop();
    running.stop = null;
    await closeCompute();
  };
  sweepDeadImports().catch((error: unknown) =>
    logger.error({ err: error }, 'dead imports could not be cleared away'),
  );
  runner.start();
}

/** Gives running jobs back and ends the worker threads. */
export async function stopJobs(): Promise<void> {
  if (running.stop) await running.stop();
  else await closeCompute();
}

/** Works the queue off until nothing is due, in the calling process (set-up, command line, tests). */
export async function drainJobs(): Promise<void> {
  const runner = new Runner(jobDefinitions);
  await runner.freeOrphans();
  await runner.abandonCancelled();
  for (let id = await runner.claim(); id; id = await runner.claim()) await runner.run(id);
}
