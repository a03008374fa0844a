/**
 * Writes vector · item of every item. Four sums at a time, because each addition waits for the one before it.
 * @param items as many rows as `out` is long, row-major
 */
export function scoreItems(vector: Float32Array, items: Float32Array, out: Float32Array): void {
  const d = vector.length;
  const whole = d - (d % 4);
  for (let item = 0, at = 0; item < out.length; item++, at += d) {
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let p = 0; p < whole; p += 4) {
      a += vector[p]! * items[at + p]!;
      b += vector[p + 1]! * items[at + p + 1]!;
      c += vector[p + 2]! * items[at + p + 2]!;
      e += vector[p + 3]! * items[at + p + 3]!;
    }
    for (let p = whole; p < d; p++) a += vector[p]! * items[at + p]!;
    out[item] = a + b + (c + e);
  }
}
