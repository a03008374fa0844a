import { type InteractionRow } from '@/lib/schemas/interaction';

/** Two 32-bit lanes over the characters of a text (cyrb53's multiply-xorshift). */
function lanes(text: string): [number, number] {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    h1 = Math.imul(h1 ^ char, 2_654_435_761);
    h2 = Math.imul(h2 ^ char, 1_597_334_677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2_246_822_507) ^ Math.imul(h2 ^ (h2 >>> 13), 3_266_489_909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2_246_822_507) ^ Math.imul(h1 ^ (h1 >>> 13), 3_266_489_909);
  return [h1 | 0, h2 >>> 0];
}

/** A text's 64-bit hash as a signed integer that a bigint column holds. */
export function hashText(text: string): bigint {
  const [high, low] = lanes(text);
  return (BigInt(high) << 32n) | BigInt(low);
}

/**
 * The 64-bit key of an interaction's whole content: equal rows have equal keys, so that importing a file twice adds nothing.
 * Of a million different rows, two share a key with probability 3 in 100 million.
 */
export function interactionKey(row: InteractionRow): bigint {
  return hashText(
    `${row.customerId}\u0001${row.productId}\u0001${row.kind}\u0001${row.value ?? ''}\u0001${row.quantity ?? ''}\u0001${row.unitPrice ?? ''}\u0001${row.time ?? ''}\u0001${row.session ?? ''}`,
  );
}
