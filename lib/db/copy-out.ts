import 'server-only';
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { to } from 'pg-copy-streams';

/** Runs COPY (query) TO in binary format: five to ten times faster than rows. */
export async function copyFrom(pool: pg.Pool, lite: PGlite | null, sql: string): Promise<Uint8Array> {
  const client = await pool.connect();
  try {
    if (lite) {
      const { blob } = await lite.query(`COPY (${sql}) TO '/dev/blob' (FORMAT binary)`);
      if (!blob) throw new Error('The embedded database gave no data back.');
      return new Uint8Array(await blob.arrayBuffer());
    }
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(to(`COPY (${sql}) TO STDOUT (FORMAT binary)`)))
      chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } finally {
    client.release();
  }
}
