import 'server-only';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { type CopyValue } from './database';

/** Rows per chunk: the embedded database works on this thread, and about 40 ms is what a waiting page can bear. */
const chunkRows = 20_000;

const special = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One value in COPY's text format (PostgreSQL manual, COPY, "Text Format"). Zero bytes, which text cannot hold, are left out. */
function encode(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  const clean = value.includes('\0') ? value.replaceAll('\0', '') : value;
  return clean.replace(special, (char) => escapes[char] ?? char);
}

function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = '';
  let count = 0;
  for (const row of rows) {
    let line = '';
    for (let at = 0; at < row.length; at++) line += (at > 0 ? '\t' : '') + encode(row[at] ?? null);
    text += line + '\n';
    if (++count % chunkRows === 0) {
      yield text;
      text = '';
    }
  }
  if (text) yield text;
}

/** Copies rows into a table, on the embedded database by its in-memory file, on a server by a stream. */
export async function copyInto(
  pool: pg.Pool,
  lite: PGlite | null,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
  transaction?: pg.PoolClient,
): Promise<void> {
  const target = `${table} (${columns.map((name) => `"${name}"`).join(', ')})`;
  if (!lite) {
    const client = transaction ?? (await pool.connect());
    try {
      await pipeline(Readable.from(chunks(rows)), client.query(from(`COPY ${target} FROM STDIN`)));
    } finally {
      if (!transaction) client.release();
    }
    return;
  }
  for (const chunk of chunks(rows)) {
    // Holding the only connection keeps other queries from running in the middle of the copy.
    const client = transaction ?? (await pool.connect());
    try {
      await lite.query(`COPY ${target} FROM '/dev/blob'`, [], { blob: new Blob([chunk]) });
    } finally {
      if (!transaction) client.release();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
