import { AppError } from '@/lib/schemas/app-error';

/** Bytes looked at before anything is decided. */
const HEAD = 262_144;

export type ByteSource = AsyncIterable<Uint8Array>;

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The first bytes of a source, and the whole source again with them in front. */
export async function peek(source: ByteSource): Promise<{ head: Uint8Array; whole: ByteSource }> {
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
  return { head: join(parts), whole: whole() };
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
    throw new AppError(
      'unreadable-file',
      'The compressed file is cut off or damaged. Download or compress it again.',
      { cause: error },
    );
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const signatures: readonly [name: string, bytes: readonly number[]][] = [
  ['PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG picture', [0xff, 0xd8, 0xff]],
  ['GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['old Excel file (XLS)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['Parquet file', [0x50, 0x41, 0x52, 0x31]],
];

/** Refuses what is no table at all, whatever its name says. */
export function refuseBinary(head: Uint8Array, fileName: string): void {
  if (head.length === 0)
    throw new AppError('unreadable-file', 'The file is empty. Choose a file that has rows.');
  const known = signatures.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  const name = fileName.slice(0, 80);
  if (known)
    throw new AppError(
      'unreadable-file',
      `"${name}" is a ${known[0]}, not a table. Export your data as CSV, JSONL or XLSX.`,
    );
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const zeros = head.subarray(0, 4096).reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (!isUtf16 && zeros > 16)
    throw new AppError(
      'unreadable-file',
      `"${name}" is a binary file, not a table. Export your data as CSV, JSONL or XLSX.`,
    );
}

/** Decodes bytes piece by piece. */
export async function* decode(source: ByteSource, label: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(label);
  for await (const bytes of source) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** The whole source in memory, at most `most` bytes. */
export async function readAll(source: ByteSource, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > most)
      throw new AppError(
        'too-large',
        'The workbook is larger than 200 MB. Save the sheet as CSV and import that.',
      );
    parts.push(part);
  }
  return join(parts);
}
