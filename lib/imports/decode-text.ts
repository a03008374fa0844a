import { decoderLabels, detectEncoding, type Encoding, type FoundEncoding } from './encoding';
import { joinBytes, type ByteSource } from './source';

/** Bytes by which the encoding is chosen, from the first that is no plain ASCII. */
const WINDOW = 65_536;

/** PostgreSQL keeps no NUL in a text, and no name needs one. */
const withoutNul = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '') : text);

const firstHigh = (bytes: Uint8Array) => bytes.findIndex((byte) => byte >= 0x80);

/**
 * Decodes bytes piece by piece; a byte order mark and NUL characters are left out. A file that starts with plain ASCII is
 * decoded by what its first other bytes turn out to be.
 * @param onDecided told once, when such a file shows its encoding
 */
export async function* decodeText(
  source: ByteSource,
  found: FoundEncoding,
  onDecided: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  let decoder = found.isOpen ? null : new TextDecoder(decoderLabels[found.encoding]);
  const ascii = new TextDecoder();
  let window: Uint8Array[] = [];
  let size = 0;
  const decide = (isAll: boolean) => {
    const bytes = joinBytes(window);
    window = [];
    const { encoding } = detectEncoding(bytes.subarray(0, WINDOW), isAll);
    onDecided(encoding);
    decoder = new TextDecoder(decoderLabels[encoding]);
    return decoder.decode(bytes, { stream: true });
  };
  for await (const bytes of source) {
    if (decoder) {
      yield withoutNul(decoder.decode(bytes, { stream: true }));
      continue;
    }
    const at = size > 0 ? 0 : firstHigh(bytes);
    if (at !== 0) yield withoutNul(ascii.decode(at < 0 ? bytes : bytes.subarray(0, at)));
    if (at < 0) continue;
    window.push(bytes.subarray(at));
    size += bytes.length - at;
    if (size >= WINDOW) yield withoutNul(decide(false));
  }
  if (size > 0 && !decoder) yield withoutNul(decide(true));
  if (decoder) yield withoutNul(decoder.decode());
}
