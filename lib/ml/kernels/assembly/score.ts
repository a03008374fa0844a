import { heapify, isWorse, sift, sortDescending } from './heaps';

/** out = Σ weight · row over `count` rows of a dense matrix, four at a time; `bytes` of a row are a multiple of 16. */
export function addRows(
  matrix: usize,
  bytes: usize,
  rows: usize,
  weights: usize,
  count: i32,
  out: usize,
): void {
  memory.fill(out, 0, bytes);
  for (; count >= 4; count -= 4, rows += 16, weights += 16) {
    const row0 = matrix + (load<i32>(rows) as usize) * bytes;
    const row1 = matrix + (load<i32>(rows, 4) as usize) * bytes;
    const row2 = matrix + (load<i32>(rows, 8) as usize) * bytes;
    const row3 = matrix + (load<i32>(rows, 12) as usize) * bytes;
    const weight0 = v128.load32_splat(weights);
    const weight1 = v128.load32_splat(weights, 4);
    const weight2 = v128.load32_splat(weights, 8);
    const weight3 = v128.load32_splat(weights, 12);
    for (let at: usize = 0; at < bytes; at += 16) {
      let sum = f32x4.add(v128.load(out + at), f32x4.mul(weight0, v128.load(row0 + at)));
      sum = f32x4.add(sum, f32x4.mul(weight1, v128.load(row1 + at)));
      sum = f32x4.add(sum, f32x4.mul(weight2, v128.load(row2 + at)));
      v128.store(out + at, f32x4.add(sum, f32x4.mul(weight3, v128.load(row3 + at))));
    }
  }
  for (; count > 0; count--, rows += 4, weights += 4) {
    const row = matrix + (load<i32>(rows) as usize) * bytes;
    const weight = v128.load32_splat(weights);
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.mul(weight, v128.load(row + at))));
  }
}

/** out = Σ weight · list over `count` lists of a sparse matrix; out has `size` elements. Numbers in a list differ. */
export function addLists(
  starts: usize,
  others: usize,
  values: usize,
  lists: usize,
  weights: usize,
  count: i32,
  out: usize,
  size: i32,
): void {
  memory.fill(out, 0, (size as usize) << 2);
  const apart = values - others;
  for (; count > 0; count--, lists += 4, weights += 4) {
    const list = starts + ((load<i32>(lists) as usize) << 2);
    const weight = load<f32>(weights);
    const end = others + ((load<i32>(list, 4) as usize) << 2);
    for (let at = others + ((load<i32>(list) as usize) << 2); at < end; at += 4) {
      const place = out + ((load<i32>(at) as usize) << 2);
      store<f32>(place, load<f32>(place) + weight * load<f32>(at + apart));
    }
  }
}

/**
 * The k highest of `count` scores, best first, ties by number; sixteen are looked at at a time. Scores have room for 16 more.
 * @param skip one byte a score: 1 leaves it out
 * @returns how many there are
 */
export function topScores(scores: usize, skip: usize, count: i32, k: i32, values: usize, ids: usize): i32 {
  let found = 0;
  let at = 0;
  for (; at < count && found < k; at++) {
    if (load<u8>(skip + (at as usize))) continue;
    store<f32>(values + ((found as usize) << 2), load<f32>(scores + ((at as usize) << 2)));
    store<i32>(ids + ((found as usize) << 2), at);
    found++;
  }
  if (found == k && k > 0) {
    heapify(values, ids, k);
    let least = f32x4.splat(load<f32>(values));
    while (at < count) {
      const place = scores + ((at as usize) << 2);
      const first = v128.or(f32x4.gt(v128.load(place), least), f32x4.gt(v128.load(place, 16), least));
      const last = v128.or(f32x4.gt(v128.load(place, 32), least), f32x4.gt(v128.load(place, 48), least));
      if (v128.any_true(v128.or(first, last))) {
        const end = min(at + 16, count);
        for (let id = at; id < end; id++) {
          const value = load<f32>(scores + ((id as usize) << 2));
          if (load<u8>(skip + (id as usize)) || !isWorse(load<f32>(values), load<i32>(ids), value, id))
            continue;
          store<f32>(values, value);
          store<i32>(ids, id);
          sift(values, ids, 0, k);
        }
        least = f32x4.splat(load<f32>(values));
      }
      at += 16;
    }
  }
  sortDescending(values, ids, found);
  return found;
}
