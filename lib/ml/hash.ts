/** Mixes 32-bit words into a 106-bit hash: two lanes of cyrb53's multiply-xorshift (Bryc, public domain idea). Not cryptographic. */
export function hashArrays(...arrays: readonly (Int32Array | Float32Array | Float64Array)[]): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  let h3 = 0x9e3779b9;
  let h4 = 0x7f4a7c15;
  for (const array of arrays) {
    const words = new Int32Array(array.buffer, array.byteOffset, array.byteLength / 4);
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      h1 = Math.imul(h1 ^ word, 2_654_435_761);
      h2 = Math.imul(h2 ^ word, 1_597_334_677);
      h3 = Math.imul(h3 ^ (word + at), 2_246_822_507);
      h4 = Math.imul(h4 ^ (word - at), 3_266_489_909);
      h1 ^= h2 >>> 15;
      h3 ^= h4 >>> 13;
    }
    h2 = Math.imul(h2 ^ words.length, 3_266_489_917);
    h4 = Math.imul(h4 ^ words.length, 668_265_263);
  }
  return [h1 ^ (h3 >>> 16), h2 ^ (h1 >>> 13), h3 ^ (h2 >>> 16), h4 ^ (h3 >>> 13)]
    .map((lane) => (lane >>> 0).toString(16).padStart(8, '0'))
    .join('');
}
