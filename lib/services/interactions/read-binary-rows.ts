import 'server-only';

/** Bytes of PostgreSQL's binary COPY before the first row: signature, flags, length of the extension. */
const HEADER = 19;

/** A row of fields that are int4 or float8; null where SQL says null. */
export type ReadField = (field: number, kind: 'int4' | 'float8') => number | null;

/** Reads the rows of a binary COPY (PostgreSQL manual, COPY, "Binary Format"); calls `each` with a reader of the row's fields. */
export function readBinaryRows(bytes: Uint8Array, each: (read: ReadField) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts: number[] = [];
  const read: ReadField = (field, kind) => {
    const at = starts[field];
    if (at === undefined || at < 0) return null;
    return kind === 'int4' ? view.getInt32(at) : view.getFloat64(at);
  };
  for (let at = HEADER; ;) {
    const fields = view.getInt16(at);
    if (fields < 0) return;
    at += 2;
    for (let field = 0; field < fields; field++) {
      const length = view.getInt32(at);
      at += 4;
      starts[field] = length < 0 ? -1 : at;
      at += Math.max(0, length);
    }
    each(read);
  }
}
