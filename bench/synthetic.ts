import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Points } from '@/lib/ml/clustering/points';
import { createRandom } from '@/lib/ml/random';

export interface Triples {
  readonly users: Int32Array;
  readonly items: Int32Array;
  readonly values: Float32Array;
  readonly rows: number;
  readonly cols: number;
  /** Folder with users.i32, items.i32, values.f32 for the peers. */
  readonly folder: string;
}

const made = new Map<number, Triples>();

/** A million ratings of 6,040 customers and 4,000 items. */
export const millionRatings = (): Triples => someRatings(6040, 4000, 1_000_000);

/** Ten million ratings of 100,000 customers and 20,000 items. */
export const tenMillionRatings = (): Triples => someRatings(100_000, 20_000, 10_000_000);

/** Popularity by a shifted Zipf law, activity log-normal, 20 taste groups, no pair twice. */
function someRatings(rows: number, cols: number, wanted: number): Triples {
  const known = made.get(wanted);
  if (known) return known;
  const random = createRandom(1);
  const appeal = Float64Array.from({ length: cols }, (_, rank) => 1 / (rank + 30) ** 0.9);
  const sums = new Float64Array(cols);
  let total = 0;
  appeal.forEach((value, at) => (sums[at] = total += value));
  const draw = () => {
    const point = random.next() * total;
    let [low, high] = [0, cols - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < point) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const activity = Float64Array.from({ length: rows }, () => Math.exp(0.9 * random.normal()));
  const mean = activity.reduce((a, b) => a + b, 0) / rows;
  const users: number[] = [];
  const items: number[] = [];
  for (let user = 0; user < rows; user++) {
    const count = Math.min(1500, Math.max(5, Math.round(((activity[user]! / mean) * wanted) / rows)));
    const seen = new Set<number>();
    for (let tries = 0; seen.size < count && tries < 20 * count; tries++) {
      const item = draw();
      if (item % 20 !== user % 20 && random.next() < 0.55) continue;
      seen.add(item);
    }
    for (const item of seen) {
      users.push(user);
      items.push(item);
    }
  }
  const order = random.shuffle(Int32Array.from(users, (_, at) => at));
  const values = Float32Array.from(order, () => 1 + random.below(5));
  const folder = mkdtempSync(path.join(tmpdir(), 'kindred-bench-'));
  const ratings: Triples = {
    users: order.map((at) => users[at]!),
    items: order.map((at) => items[at]!),
    values,
    rows,
    cols,
    folder,
  };
  writeFileSync(path.join(folder, 'users.i32'), ratings.users);
  writeFileSync(path.join(folder, 'items.i32'), ratings.items);
  writeFileSync(path.join(folder, 'values.f32'), ratings.values);
  made.set(wanted, ratings);
  return ratings;
}

/** Points of twenty overlapping clouds of unlike sizes. */
export function cloudPoints(rows: number, cols: number): Points {
  const random = createRandom(7);
  const centres = Float64Array.from({ length: 20 * cols }, () => 1.2 * random.normal());
  const values = new Float32Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    const cloud = Math.floor(20 * random.next() * random.next());
    for (let d = 0; d < cols; d++) values[row * cols + d] = centres[cloud * cols + d]! + 2 * random.normal();
  }
  return { rows, cols, values };
}
