import { closeDatabase, database } from '@/lib/db';
import { startJobs, stopJobs } from '@/lib/jobs/start';

/** Opens the database and starts working the queue off; ends the process with one sentence where that cannot be. */
export async function boot(): Promise<void> {
  try {
    await database();
  } catch (error) {
    // Next would go on and answer every page with an error.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  startJobs();
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void stopJobs()
      .then(closeDatabase)
      .finally(() => process.exit(0));
    setTimeout(() => process.exit(0), 8000).unref();
  };
  // Next's own handlers would end the process at once: NEXT_MANUAL_SIG_HANDLE (scripts/run.mjs) keeps them away.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
}
