import 'server-only';
import { type Database } from './database';
import { openDatabase } from './open';

export type { CopyValue, Database } from './database';
export { Prisma } from './generated/client';

// Next loads instrumentation, pages and routes as separate copies of this module: one database per process all the same.
const process_ = globalThis as typeof globalThis & { kindredDatabase?: Promise<Database> };

/** The database, opened at first use (never at import: a build imports every module in several processes). */
export function database(): Promise<Database> {
  return (process_.kindredDatabase ??= openDatabase().catch((error: unknown) => {
    process_.kindredDatabase = undefined;
    throw error;
  }));
}

/** Closes the database if it was opened; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = process_.kindredDatabase;
  process_.kindredDatabase = undefined;
  await (await open)?.close();
}
