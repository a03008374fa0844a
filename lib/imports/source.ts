import { AppError } from '@/lib/schemas/app-error';
import { saidError } from '@/lib/schemas/said-error';

/** Bytes looked at before anything is decided. */
const HEAD = 262_144;

export type ByteSource = AsyncIterable<Uint8Array>;

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export interface Peeked {
  readonly head: Uint8Array;
  /** The head is all there is. */
  readonly isAll: boolean;
  /** The whole source, to be read once. */
  readonly whole: ByteSource;
}

/** The first bytes of a source, and the whole source again with them in front. */
export async function peek(source: ByteSource): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  while (size < HEAD && !isDone) {
    const next = await iterator.next();
    if (next.done) isDone = true;
    else {
      parts.push(next.value);
      size += next.value.length;
    }
  }
  async function* whole() {
    try {
      yield* parts;
      while (!isDone) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: joinBytes(parts), isAll: isDone, whole: whole() };
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

/** Unpacks gzip. Throws `unreadable-file` where the file is cut off or damaged. */
export async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw saidError('unreadable-file', 'damagedArchive', {}, { cause: error });
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The whole source in memory, at most `most` bytes. */
export async function readAll(source: ByteSource, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > most) throw saidError('too-large', 'workbookTooLarge');
    parts.push(part);
  }
  return joinBytes(parts);
}
