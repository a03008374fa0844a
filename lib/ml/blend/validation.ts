import { judgeableRows, unknownItems } from '@/lib/ml/evaluate';
import { historyOf } from '@/lib/ml/history';
import { createRandom } from '@/lib/ml/random';
import { topItems } from '@/lib/ml/rank';
import type { HeldOut } from '@/lib/ml/split-matrices';
import type { Member } from './members';
import { addScores, StandardScores } from './standard-scores';

/** A validation customer: what each member thinks of the items that any of them would put to the front. */
export interface ValidationCustomer {
  readonly historySize: number;
  /** Standard scores, members × candidates, row-major; candidates in the order of items. */
  readonly scores: Float32Array;
  /** 1 where the candidate was held out. */
  readonly hits: Uint8Array;
  /** How many items were held out. */
  readonly relevant: number;
}

/** More customers would make the choice of weights slower and hardly surer. */
const MOST_CUSTOMERS = 3000;
/** A blend's first ten are among the first hundred of some member, all but surely. */
const FRONT = 100;

/** The scores that a blend is chosen by: those of members fitted on the inner train part. */
export function validationCustomers(
  { train, test }: HeldOut,
  members: readonly Member[],
  seed: number,
  progress: (fraction: number) => void,
): ValidationCustomer[] {
  const rows = createRandom(seed).shuffle(judgeableRows(train, test)).slice(0, MOST_CUSTOMERS).sort();
  const skip = unknownItems(train);
  const standard = new StandardScores(skip.map((unknown) => 1 - unknown));
  const all = members.map(() => new Float32Array(train.cols));
  return Array.from(rows, (row, place) => {
    if (place % 50 === 0) progress(place / rows.length);
    const history = historyOf(train, row);
    const unseen = skip.slice();
    for (const item of history.items) unseen[item] = 1;
    const front = new Set<number>();
    members.forEach((member, at) => {
      all[at]!.fill(0);
      addScores(standard, member, history, 1, all[at]!);
      for (const { item } of topItems(all[at]!, FRONT, unseen)) front.add(item);
    });
    const candidates = Int32Array.from(front).sort();
    const held = new Set(test.indices.subarray(test.indptr[row], test.indptr[row + 1]));
    const scores = new Float32Array(members.length * candidates.length);
    all.forEach((own, at) => {
      candidates.forEach((item, to) => (scores[at * candidates.length + to] = own[item]!));
    });
    return {
      historySize: history.items.length,
      scores,
      hits: Uint8Array.from(candidates, (item) => (held.has(item) ? 1 : 0)),
      relevant: held.size,
    };
  });
}

const discounts = Float64Array.from({ length: 1000 }, (_, place) => 1 / Math.log2(place + 2));

/** nDCG@K of one validation customer under weights of the members. */
export function ndcgOf(
  { scores, hits, relevant }: ValidationCustomer,
  weights: Float64Array,
  k: number,
): number {
  const count = hits.length;
  const blended = new Float64Array(count);
  weights.forEach((weight, member) => {
    if (weight > 0)
      for (let at = 0, from = member * count; at < count; at++) blended[at]! += weight * scores[from + at]!;
  });
  let gain = 0;
  for (let at = 0; at < count; at++) {
    if (hits[at] === 0) continue;
    let place = 0;
    for (let other = 0; other < count && place < k; other++)
      if (blended[other]! > blended[at]! || (blended[other] === blended[at] && other < at)) place++;
    if (place < k) gain += discounts[place]!;
  }
  let ideal = 0;
  for (let at = 0; at < Math.min(k, relevant); at++) ideal += discounts[at]!;
  return ideal === 0 ? 0 : gain / ideal;
}
