import { type DetectedFile } from '@/lib/schemas/import';

export type Encoding = DetectedFile['encoding'];

/** What the first bytes tell of a text's encoding. */
export interface FoundEncoding {
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** No byte so far needs an encoding: the choice can wait for the first that does. */
  readonly isOpen: boolean;
}

/** Names that TextDecoder knows. Browsers' "latin1" is windows-1252, which has all of Latin-1's letters. */
export const decoderLabels: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  latin1: 'windows-1252',
};

/** Length of the UTF-8 sequence that starts at a high byte; 0 where it is none; NaN where the bytes end inside it. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (first > 0xf4 || length === 0) return 0;
  for (let next = at + 1; next < at + length; next++) {
    if (next >= bytes.length) return Number.NaN;
    if ((bytes[next]! & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Counts of high-byte sequences that are UTF-8 and of bytes that are not. */
function countUtf8(bytes: Uint8Array, isAll: boolean): { right: number; wrong: number } {
  let [right, wrong] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    const length = utf8Length(bytes, at);
    if (Number.isNaN(length)) {
      if (isAll) wrong++;
      break;
    }
    if (length === 0) wrong++;
    else right++;
    at += Math.max(1, length);
  }
  return { right, wrong };
}

/** Whether high bytes mostly come as pairs of GB 2312, as Chinese text does; letters of Latin-1 stand alone. */
function looksChinese(bytes: Uint8Array): boolean {
  let [pairs, others] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at]!;
    if (first < 0x80) continue;
    const second = bytes[at + 1] ?? 0;
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1 && second <= 0xfe) {
      pairs++;
      at++;
    } else others++;
  }
  return pairs > 2 * others;
}

/** UTF-16 without a mark: every other byte of mostly plain text is 0. */
function utf16WithoutMark(head: Uint8Array): Encoding | null {
  const looked = head.subarray(0, 4096);
  const zeros = [0, 0];
  looked.forEach((byte, at) => (zeros[at % 2]! += byte === 0 ? 1 : 0));
  const half = looked.length / 2;
  if (zeros[1]! > 0.4 * half && zeros[0]! < 0.05 * half) return 'utf-16le';
  if (zeros[0]! > 0.4 * half && zeros[1]! < 0.05 * half) return 'utf-16be';
  return null;
}

/**
 * The encoding of a text's first bytes: by its byte order mark; UTF-8 where nearly all high bytes form its sequences; else
 * GB18030 where they come in pairs, Latin-1 where they stand alone. `isAll`: the text ends with these bytes.
 */
export function detectEncoding(head: Uint8Array, isAll = false): FoundEncoding {
  const found = (encoding: Encoding, bom: boolean) => ({ encoding, bom, isOpen: false });
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return found('utf-8', true);
  if (head[0] === 0xff && head[1] === 0xfe) return found('utf-16le', true);
  if (head[0] === 0xfe && head[1] === 0xff) return found('utf-16be', true);
  const wide = utf16WithoutMark(head);
  if (wide) return found(wide, false);
  const { right, wrong } = countUtf8(head, isAll);
  if (right === 0 && wrong === 0) return { encoding: 'utf-8', bom: false, isOpen: true };
  if (right > 9 * wrong) return found('utf-8', false);
  return found(looksChinese(head) ? 'gb18030' : 'latin1', false);
}
