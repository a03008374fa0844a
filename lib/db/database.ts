import 'server-only';
import type pg from 'pg';
import type { PrismaClient } from './generated/client';

/** A value of a row to copy; null is SQL's null. Dates are written in ISO form by the caller. */
export type CopyValue = string | number | bigint | boolean | null;

/** The open database. On the embedded one there is a single connection: inside a transaction use only its own client. */
export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /**
   * Adds rows at COPY speed. `table` and `columns` are trusted names, never a user's input. With `client` the rows are
   * part of that client's transaction.
   */
  readonly copy: (
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]>,
    client?: pg.PoolClient,
  ) => Promise<void>;
  /** The result of a query in PostgreSQL's binary COPY format. `sql` is trusted text. */
  readonly copyOut: (sql: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}
