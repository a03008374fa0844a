// Forward passes in plain arrays: what was learnt serves on any machine with the same digits, without the runtime that trained it.

/** out = x·w + b: x [in], w [in, out] row-major. */
export function dense(x: Float32Array, w: Float32Array, b: Float32Array, out: Float32Array): void {
  out.set(b);
  const width = out.length;
  for (let from = 0; from < x.length; from++) {
    const value = x[from]!;
    if (value === 0) continue;
    const base = from * width;
    for (let to = 0; to < width; to++) out[to]! += value * w[base + to]!;
  }
}

export function tanhInPlace(x: Float32Array): void {
  for (let at = 0; at < x.length; at++) x[at] = Math.tanh(x[at]!);
}

export function reluInPlace(x: Float32Array): void {
  for (let at = 0; at < x.length; at++) if (x[at]! < 0) x[at] = 0;
}

/** x − log Σ eˣ: what softmax gives each item, as logarithm. */
export function logSoftmaxInPlace(x: Float32Array): void {
  let most = -Infinity;
  for (const value of x) if (value > most) most = value;
  let sum = 0;
  for (const value of x) sum += Math.exp(value - most);
  const shift = most + Math.log(sum);
  for (let at = 0; at < x.length; at++) x[at]! -= shift;
}
