import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { type State } from '@/lib/ml/recommender';
import { AppError } from '@/lib/schemas/app-error';

/** Bytes of one row: small enough that neither back end chokes on it. */
const PART_BYTES = 4 * 1024 * 1024;

const headSchema = z.object({
  numbers: z.record(z.string(), z.number()),
  arrays: z.record(z.string(), z.enum(['f32', 'i32'])),
});

/** Puts a state into the database, arrays cut into parts. Parts of the run that were there before are replaced. */
export async function saveState(runId: string, state: State): Promise<number> {
  const { prisma } = await database();
  await prisma.modelPart.deleteMany({ where: { runId } });
  const head: z.infer<typeof headSchema> = { numbers: {}, arrays: {} };
  let total = 0;
  for (const [name, value] of Object.entries(state)) {
    if (typeof value === 'number') {
      head.numbers[name] = value;
      continue;
    }
    head.arrays[name] = value instanceof Float32Array ? 'f32' : 'i32';
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    total += bytes.length;
    for (let seq = 0; seq * PART_BYTES < bytes.length; seq++)
      await prisma.modelPart.create({
        data: { runId, name, seq, bytes: bytes.slice(seq * PART_BYTES, (seq + 1) * PART_BYTES) },
      });
  }
  await prisma.modelPart.create({
    data: { runId, name: '', seq: 0, bytes: new Uint8Array(Buffer.from(JSON.stringify(head))) },
  });
  return total;
}

/** Reads a state back, bit by bit as it was saved. Throws `not-found` where the run has none. */
export async function loadState(runId: string): Promise<State> {
  const { prisma } = await database();
  const keys = await prisma.modelPart.findMany({
    where: { runId },
    orderBy: [{ name: 'asc' }, { seq: 'asc' }],
    select: { name: true, seq: true },
  });
  const part = async (name: string, seq: number) =>
    (await prisma.modelPart.findUniqueOrThrow({ where: { runId_name_seq: { runId, name, seq } } })).bytes;
  if (!keys.some(({ name }) => name === ''))
    throw new AppError('not-found', 'This run has no fitted model. Train again.');
  const head = headSchema.parse(JSON.parse(Buffer.from(await part('', 0)).toString('utf8')));
  const state: Record<string, number | Float32Array | Int32Array> = { ...head.numbers };
  for (const [name, type] of Object.entries(head.arrays)) {
    const parts: Uint8Array[] = [];
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
