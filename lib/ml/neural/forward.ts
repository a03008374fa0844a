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

/**
 * Valid cross-correlation with filters of some width: x [length, channels], w [width·channels, filters], b [filters] → out
 * [length − width + 1, filters]. Neighbouring positions lie side by side already.
 */
export function convolve(
  x: Float32Array,
  channels: number,
  w: Float32Array,
  b: Float32Array,
  out: Float32Array,
): void {
  const seen = w.length / b.length;
  for (let at = 0; at * b.length < out.length; at++)
    dense(
      x.subarray(at * channels, at * channels + seen),
      w,
      b,
      out.subarray(at * b.length, (at + 1) * b.length),
    );
}

/** The larger of each pair of neighbours: x [length, channels] → out [⌊length/2⌋, channels]. */
export function maxPool2(x: Float32Array, channels: number, out: Float32Array): void {
  for (let at = 0; at < out.length; at++) {
    const pair = Math.floor(at / channels) * 2 * channels + (at % channels);
    out[at] = Math.max(x[pair]!, x[pair + channels]!);
  }
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * One step of a gated recurrent unit, in place. Both products have the reset, update and new parts one after the other [3·hidden].
 * @param fromInput what the weights of the input make of the item
 * @param fromState what the weights of the state make of the state
 */
export function gruStep(state: Float32Array, fromInput: Float32Array, fromState: Float32Array): void {
  const n = state.length;
  for (let at = 0; at < n; at++) {
    const reset = sigmoid(fromInput[at]! + fromState[at]!);
    const update = sigmoid(fromInput[n + at]! + fromState[n + at]!);
    const fresh = Math.tanh(fromInput[2 * n + at]! + reset * fromState[2 * n + at]!);
    state[at] = fresh + update * (state[at]! - fresh);
  }
}
