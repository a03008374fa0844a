import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { database } from '@/lib/db';

/** Numbers and arrays by name, as they rest in the database. */
export type NamedArrays = Readonly<Record<string, number | Float32Array | Int32Array>>;

/** Tables whose rows are parts of a run's arrays. */
export type PartTable = 'ModelPart' | 'JudgedPart';

/** Bytes of one row: small enough that pages are answered between two of them on the embedded database. */
const PART_BYTES = 1024 * 1024;

const headSchema = z.object({
  numbers: z.record(z.string(), z.number()),
  arrays: z.record(z.string(), z.enum(['f32', 'i32'])),
});

// Buffers go to the database as they are here; Prisma would write them as text first.
const deleteSql = (table: PartTable) => `DELETE FROM "${table}" WHERE "runId" = $1`;
const insertSql = (table: PartTable) =>
  `INSERT INTO "${table}" ("runId", "name", "seq", "bytes") VALUES ($1, $2, $3, $4)`;
const keysSql = (table: PartTable) =>
  `SELECT "name", count(*)::int AS parts, sum(length("bytes"))::float8 AS bytes FROM "${table}" WHERE "runId" = $1 GROUP BY 1`;
const readSql = (table: PartTable) =>
  `SELECT "bytes" FROM "${table}" WHERE "runId" = $1 AND "name" = $2 AND "seq" = $3`;

/** Puts arrays into the database, cut into parts; gives back their size in bytes. Parts that the run had are replaced. */
export async function saveArrays(table: PartTable, runId: string, arrays: NamedArrays): Promise<number> {
  const { pool } = await database();
  await pool.query(deleteSql(table), [runId]);
  const head: z.infer<typeof headSchema> = { numbers: {}, arrays: {} };
  let total = 0;
  for (const [name, value] of Object.entries(arrays)) {
    if (typeof value === 'number') {
      head.numbers[name] = value;
      continue;
    }
    head.arrays[name] = value instanceof Float32Array ? 'f32' : 'i32';
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    total += bytes.length;
    for (let seq = 0; seq * PART_BYTES < bytes.length; seq++) {
      const part = bytes.subarray(seq * PART_BYTES, (seq + 1) * PART_BYTES);
      await pool.query(insertSql(table), [runId, name, seq, part]);
      await setImmediate();
    }
  }
  await pool.query(insertSql(table), [runId, '', 0, Buffer.from(JSON.stringify(head))]);
  return total;
}

/** Reads arrays back, bit by bit as they were saved; null where the run has none. */
export async function loadArrays(table: PartTable, runId: string): Promise<NamedArrays | null> {
  const { pool } = await database();
  const part = async (name: string, seq: number): Promise<Buffer> => {
    const { rows } = await pool.query<{ bytes: Buffer }>(readSql(table), [runId, name, seq]);
    await setImmediate();
    return rows[0]?.bytes ?? Buffer.alloc(0);
  };
  const { rows: keys } = await pool.query<{ name: string; parts: number; bytes: number }>(keysSql(table), [
    runId,
  ]);
  const sizes = new Map(keys.map(({ name, ...size }) => [name, size]));
  if (!sizes.has('')) return null;
  const head = headSchema.parse(JSON.parse((await part('', 0)).toString('utf8')));
  const loaded: Record<string, number | Float32Array | Int32Array> = { ...head.numbers };
  for (const [name, type] of Object.entries(head.arrays)) {
    const { parts, bytes } = sizes.get(name) ?? { parts: 0, bytes: 0 };
    const all = new Uint8Array(bytes);
    for (let seq = 0, at = 0; seq < parts; seq++) {
      const piece = await part(name, seq);
      all.set(piece, at);
      at += piece.length;
    }
    loaded[name] = type === 'f32' ? new Float32Array(all.buffer) : new Int32Array(all.buffer);
  }
  return loaded;
}
