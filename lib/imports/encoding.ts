import { type DetectedFile } from '@/lib/schemas/import';

type Encoding = DetectedFile['encoding'];

/** Names that TextDecoder knows. Browsers' "latin1" is windows-1252, which has all of Latin-1's letters. */
export const decoderLabels: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  latin1: 'windows-1252',
};

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of a text's first bytes. A text that is not UTF-8 is GB18030 where its high bytes come in runs (Chinese
 * characters take two of them and stand side by side), Latin-1 where they stand alone among plain letters.
 */
export function detectEncoding(head: Uint8Array): { encoding: Encoding; bom: boolean } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  if (isValid(head, 'utf-8')) return { encoding: 'utf-8', bom: false };
  let inRuns = 0;
  let high = 0;
  for (let at = 0; at < head.length;) {
    let end = at;
    while (end < head.length && head[end]! >= 0x80) end++;
    high += end - at;
    if (end - at >= 2) inRuns += end - at;
    at = Math.max(end, at + 1);
  }
  return { encoding: inRuns > 0.7 * high && isValid(head, 'gb18030') ? 'gb18030' : 'latin1', bom: false };
}
