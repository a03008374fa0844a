import { type InteractionRow } from '@/lib/schemas/interaction';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';

const [K1, K2, K3, K4] = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];

/**
 * A 64-bit hash in two 32-bit lanes that feed each other (multiply, rotate, xor as in MurmurHash3; not cryptographic). The lanes
 * stand in `words`, which the next hash overwrites.
 */
const words = new Int32Array(2);
const asBigInt = new BigInt64Array(words.buffer);
const double = new Float64Array(1);
const doubleWords = new Int32Array(double.buffer);

function start(): void {
  words[0] = 0x2545f491;
  words[1] = 0x41c6ce57;
}

function addWord(word: number): void {
  const a = Math.imul(words[0]! ^ word, K1);
  const h1 = ((a << 13) | (a >>> 19)) ^ words[1]!;
  const b = Math.imul(words[1]! ^ word, K2);
  words[0] = h1;
  words[1] = ((b << 15) | (b >>> 17)) + h1;
}

function addText(text: string): void {
  let h1 = words[0]!;
  let h2 = words[1]!;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    const a = Math.imul(h1 ^ char, K1);
    const b = Math.imul(h2 ^ char, K2);
    h1 = ((a << 13) | (a >>> 19)) ^ h2;
    h2 = (((b << 15) | (b >>> 17)) + h1) | 0;
  }
  words[0] = h1;
  words[1] = h2;
  addWord(text.length);
}

/** null differs from every number. */
function addNumber(value: number | null): void {
  if (value === null) return addWord(0x5bd1e995);
  double[0] = value;
  addWord(doubleWords[0]!);
  addWord(doubleWords[1]!);
}

function end(): Int32Array {
  let h1 = words[0]!;
  let h2 = words[1]!;
  h1 = Math.imul(h1 ^ (h1 >>> 16), K3) ^ Math.imul(h2 ^ (h2 >>> 13), K4);
  h2 = Math.imul(h2 ^ (h2 >>> 16), K2) ^ Math.imul(h1 ^ (h1 >>> 13), K1);
  words[0] = h1;
  words[1] = h2;
  return words;
}

/** The hash of a text as two 32-bit words, valid until the next hash. */
export function hashWords(text: string): Int32Array {
  start();
  addText(text);
  return end();
}

/** The hash behind `interactionKey` as two 32-bit words, valid until the next hash. */
export function interactionWords(row: InteractionRow): Int32Array {
  start();
  addText(row.customerId);
  addText(row.productId);
  addWord(interactionKinds.indexOf(row.kind));
  addNumber(row.value);
  addNumber(row.quantity);
  addNumber(row.unitPrice);
  addNumber(row.time);
  if (row.session !== null) addText(row.session);
  return end();
}

/**
 * The 64-bit key of an interaction's whole content, signed as a bigint column holds it: equal rows have equal keys, so that
 * importing a file twice adds nothing. Of a million different rows, two share a key with probability 3 in 100 million.
 */
export function interactionKey(row: InteractionRow): bigint {
  interactionWords(row);
  return asBigInt[0]!;
}
