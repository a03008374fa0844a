/** Points side by side in a block: the first value of all, then the second of all, … */
export const SIDE: i32 = 8;

/** Adds a point to a cluster's sums (`sign` 1) or takes it away (−1). */
function count(point: usize, dimensions: i32, cluster: i32, sign: f64, sums: usize, counts: usize): void {
  const size = counts + ((cluster as usize) << 2);
  store<i32>(size, load<i32>(size) + (sign as i32));
  const end = sums + (((cluster * dimensions + dimensions) as usize) << 3);
  for (let sum = sums + (((cluster * dimensions) as usize) << 3); sum < end; sum += 8, point += 32)
    store<f64>(sum, load<f64>(sum) + sign * (load<f32>(point) as f64));
}

/**
 * One step of Lloyd's algorithm over the blocks [from, to): each point goes to the centre with the least |c|²/2 − x·c (its squared
 * distance, but for |x|² and a factor), ties to the lower number. Sums and counts change only by the points that move.
 * @param centres clusters × dimensions singles; clusters are a multiple of 4
 * @param halves |c|²/2 of each centre, infinite for those that fill up
 * @param labels one a point, −1 before the first step
 * @param points how many there are: the rest of the last block counts for nothing
 * @returns how many points moved
 */
export function assignPoints(
  blocks: usize,
  dimensions: i32,
  centres: usize,
  clusters: i32,
  halves: usize,
  labels: usize,
  points: i32,
  sums: usize,
  counts: usize,
  from: i32,
  to: i32,
): i32 {
  const row = (dimensions as usize) << 2;
  let moved = 0;
  for (let block = from; block < to; block++) {
    const first = blocks + (block as usize) * (row << 3);
    let best0 = f32x4.splat(Infinity);
    let best1 = f32x4.splat(Infinity);
    let label0 = i32x4.splat(0);
    let label1 = i32x4.splat(0);
    for (let cluster = 0; cluster < clusters; cluster += 4) {
      const half = halves + ((cluster as usize) << 2);
      let a0 = v128.load32_splat(half);
      let b0 = v128.load32_splat(half, 4);
      let c0 = v128.load32_splat(half, 8);
      let d0 = v128.load32_splat(half, 12);
      let a1 = a0;
      let b1 = b0;
      let c1 = c0;
      let d1 = d0;
      const centreA = centres + (cluster as usize) * row;
      const centreB = centreA + row;
      const centreC = centreB + row;
      const centreD = centreC + row;
      let at = first;
      for (let d: usize = 0; d < row; d += 4, at += 32) {
        const x0 = v128.load(at);
        const x1 = v128.load(at, 16);
        let value = v128.load32_splat(centreA + d);
        a0 = f32x4.sub(a0, f32x4.mul(x0, value));
        a1 = f32x4.sub(a1, f32x4.mul(x1, value));
        value = v128.load32_splat(centreB + d);
        b0 = f32x4.sub(b0, f32x4.mul(x0, value));
        b1 = f32x4.sub(b1, f32x4.mul(x1, value));
        value = v128.load32_splat(centreC + d);
        c0 = f32x4.sub(c0, f32x4.mul(x0, value));
        c1 = f32x4.sub(c1, f32x4.mul(x1, value));
        value = v128.load32_splat(centreD + d);
        d0 = f32x4.sub(d0, f32x4.mul(x0, value));
        d1 = f32x4.sub(d1, f32x4.mul(x1, value));
      }
      let isLess = f32x4.lt(a0, best0);
      best0 = v128.bitselect(a0, best0, isLess);
      label0 = v128.bitselect(i32x4.splat(cluster), label0, isLess);
      isLess = f32x4.lt(b0, best0);
      best0 = v128.bitselect(b0, best0, isLess);
      label0 = v128.bitselect(i32x4.splat(cluster + 1), label0, isLess);
      isLess = f32x4.lt(c0, best0);
      best0 = v128.bitselect(c0, best0, isLess);
      label0 = v128.bitselect(i32x4.splat(cluster + 2), label0, isLess);
      isLess = f32x4.lt(d0, best0);
      best0 = v128.bitselect(d0, best0, isLess);
      label0 = v128.bitselect(i32x4.splat(cluster + 3), label0, isLess);
      isLess = f32x4.lt(a1, best1);
      best1 = v128.bitselect(a1, best1, isLess);
      label1 = v128.bitselect(i32x4.splat(cluster), label1, isLess);
      isLess = f32x4.lt(b1, best1);
      best1 = v128.bitselect(b1, best1, isLess);
      label1 = v128.bitselect(i32x4.splat(cluster + 1), label1, isLess);
      isLess = f32x4.lt(c1, best1);
      best1 = v128.bitselect(c1, best1, isLess);
      label1 = v128.bitselect(i32x4.splat(cluster + 2), label1, isLess);
      isLess = f32x4.lt(d1, best1);
      best1 = v128.bitselect(d1, best1, isLess);
      label1 = v128.bitselect(i32x4.splat(cluster + 3), label1, isLess);
    }
    const own = labels + (((block * SIDE) as usize) << 2);
    const differs = v128.or(v128.xor(v128.load(own), label0), v128.xor(v128.load(own, 16), label1));
    if (!v128.any_true(differs)) continue;
    const lanes = min(SIDE, points - block * SIDE);
    // The labels as they were; the new ones take their place.
    const old0 = v128.load(own);
    const old1 = v128.load(own, 16);
    v128.store(own, label0);
    v128.store(own, label1, 16);
    for (let lane = 0; lane < lanes; lane++) {
      const old = lane < 4 ? laneOf(old0, lane) : laneOf(old1, lane - 4);
      const next = load<i32>(own + ((lane as usize) << 2));
      if (old == next) continue;
      moved++;
      const point = first + ((lane as usize) << 2);
      if (old >= 0) count(point, dimensions, old, -1, sums, counts);
      count(point, dimensions, next, 1, sums, counts);
    }
  }
  return moved;
}

function laneOf(lanes: v128, lane: i32): i32 {
  if (lane == 0) return i32x4.extract_lane(lanes, 0);
  if (lane == 1) return i32x4.extract_lane(lanes, 1);
  if (lane == 2) return i32x4.extract_lane(lanes, 2);
  return i32x4.extract_lane(lanes, 3);
}
