import { saidError } from '@/lib/schemas/said-error';

const signatures: readonly [name: string, bytes: readonly number[]][] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a WebP picture or a sound', [0x52, 0x49, 0x46, 0x46]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['an old Excel file (XLS)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['an XZ archive', [0xfd, 0x37, 0x7a, 0x58]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

/** Share of control characters beyond which bytes are no text. */
const MOST_CONTROLS = 0.05;

const refused = (fileName: string, what: string) =>
  saidError('unreadable-file', 'notATable', { file: fileName.slice(0, 80), what });

/** Refuses, by their first bytes, files that are no table whatever their name says. `isWide`: the bytes are UTF-16. */
export function refuseBinary(head: Uint8Array, fileName: string, isWide: boolean): void {
  if (head.length === 0) throw saidError('unreadable-file', 'emptyFile');
  const known = signatures.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (known) throw refused(fileName, known[0]);
  if (isWide) return;
  let controls = 0;
  const looked = head.subarray(0, 65_536);
  for (const byte of looked) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  if (controls > MOST_CONTROLS * looked.length) throw refused(fileName, 'a binary file');
}

/** Refuses, by their first characters, texts that are no table: web pages, XML, a JSON document that is not JSON Lines. */
export function refuseDocument(text: string, fileName: string): void {
  const start = text.slice(0, 1000).trimStart();
  if (/^<(!doctype|html|\?xml|[a-z]+[\s>])/i.test(start))
    throw refused(fileName, 'a web page or XML document');
  if (/^\[\s*[[{]/.test(start))
    throw refused(fileName, 'one JSON array; JSONL has one object a line and no brackets around them');
}
