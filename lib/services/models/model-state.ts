import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { database } from '@/lib/db';
import { type State } from '@/lib/ml/recommender';
import { AppError } from '@/lib/schemas/app-error';

/** Bytes of one row: small enough that pages are answered between two of them on the embedded database. */
const PART_BYTES = 1024 * 1024;

const headSchema = z.object({
  numbers: z.record(z.string(), z.number()),
  arrays: z.record(z.string(), z.enum(['f32', 'i32'])),
});

// Buffers go to the database as they are here; Prisma would write them as text first.
const insertSql = 'INSERT INTO "ModelPart" ("runId", "name", "seq", "bytes") VALUES ($1, $2, $3, $4)';
const readSql = 'SELECT "bytes" FROM "ModelPart" WHERE "runId" = $1 AND "name" = $2 AND "seq" = $3';

/** Puts a state into the database, arrays cut into parts; gives back its size in bytes. Parts that the run had are replaced. */
export async function saveState(runId: string, state: State): Promise<number> {
  const { prisma, pool } = await database();
  await prisma.modelPart.deleteMany({ where: { runId } });
  const head: z.infer<typeof headSchema> = { numbers: {}, arrays: {} };
  let total = 0;
  for (const [name, value] of Object.entries(state)) {
    if (typeof value === 'number') {
      head.numbers[name] = value;
      continue;
    }
    head.arrays[name] = value instanceof Float32Array ? 'f32' : 'i32';
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    total += bytes.length;
    for (let seq = 0; seq * PART_BYTES < bytes.length; seq++) {
      await pool.query(insertSql, [
        runId,
        name,
        seq,
        bytes.subarray(seq * PART_BYTES, (seq + 1) * PART_BYTES),
      ]);
      await setImmediate();
    }
  }
  await pool.query(insertSql, [runId, '', 0, Buffer.from(JSON.stringify(head))]);
  return total;
}

/** Reads a state back, bit by bit as it was saved. Throws `not-found` where the run has none. */
export async function loadState(runId: string): Promise<State> {
  const { prisma, pool } = await database();
  const keys = await prisma.modelPart.findMany({
    where: { runId },
    orderBy: [{ name: 'asc' }, { seq: 'asc' }],
    select: { name: true, seq: true },
  });
  const part = async (name: string, seq: number): Promise<Buffer> => {
    const { rows } = await pool.query<{ bytes: Buffer }>(readSql, [runId, name, seq]);
    await setImmediate();
    return rows[0]?.bytes ?? Buffer.alloc(0);
  };
  if (!keys.some(({ name }) => name === ''))
    throw new AppError('not-found', 'This run has no fitted model. Train again.');
  const head = headSchema.parse(JSON.parse((await part('', 0)).toString('utf8')));
  const state: Record<string, number | Float32Array | Int32Array> = { ...head.numbers };
  for (const [name, type] of Object.entries(head.arrays)) {
    const parts: Buffer[] = [];
    for (const key of keys) if (key.name === name) parts.push(await part(name, key.seq));
    const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of parts) {
      bytes.set(piece, at);
      at += piece.length;
    }
    state[name] = type === 'f32' ? new Float32Array(bytes.buffer) : new Int32Array(bytes.buffer);
  }
  return state;
}
