import 'server-only';
import type pg from 'pg';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';

interface RuleQuery {
  /** Gives up when aborted: on a server at once, on the embedded database before the next statement. */
  readonly signal?: AbortSignal | undefined;
  /** Of each statement; the embedded database has no such limit. */
  readonly seconds: number;
  readonly isReadOnly: boolean;
}

/** SQLSTATE of a statement that was cancelled, by its time limit or on request. */
const CANCELLED = '57014';

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === CANCELLED;

/**
 * A transaction over whole tables. A rule reads most customers, where joining row by row is never right and a wrong estimate
 * would choose it; compiling to machine code takes longer than running.
 */
function begin({ seconds, isReadOnly }: RuleQuery): string {
  return `BEGIN${isReadOnly ? ' READ ONLY' : ''}; SET LOCAL jit = off; SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'; SET LOCAL statement_timeout = ${Math.round(seconds * 1000)}`;
}

/** Cancels what a connection of a server is working on as soon as the signal says so. Gives back how to stop listening. */
async function cancelOn(
  signal: AbortSignal,
  client: pg.PoolClient,
  pool: pg.Pool,
): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    cancelling = pool.query('SELECT pg_cancel_backend($1)', [rows[0]?.pid ?? 0]).catch(() => {});
  };
  signal.addEventListener('abort', cancel, { once: true });
  return async () => {
    signal.removeEventListener('abort', cancel);
    await cancelling;
  };
}

/**
 * Runs statements of compiled rules in one transaction, on one connection.
 * @throws AppError `too-large` past the time limit; the signal's reason when aborted
 */
export async function withRuleQuery<T>(
  options: RuleQuery,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const { pool, kind } = await database();
  const { signal } = options;
  const client = await pool.connect();
  let stopListening = () => Promise.resolve();
  try {
    signal?.throwIfAborted();
    if (signal && kind === 'postgresql') stopListening = await cancelOn(signal, client, pool);
    await client.query(begin(options));
    try {
      const result = await run(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      signal?.throwIfAborted();
      if (!isCancelled(error)) throw error;
      throw saidError('too-large', 'ruleTooSlow', { seconds: options.seconds });
    }
  } finally {
    await stopListening();
    client.release();
  }
}
