import { judgeableRows, unknownItems } from '@/lib/ml/evaluate';
import { historyOf } from '@/lib/ml/history';
import { ndcg } from '@/lib/ml/metrics/ranking';
import type { Random } from '@/lib/ml/random';
import { topItems } from '@/lib/ml/rank';
import type { History } from '@/lib/ml/recommender';
import type { HeldOut } from '@/lib/ml/split-matrices';
import type { Network } from './network';
import type { ScoringSession, Weights } from './session';

const PLACES = 10;
/** More customers would tell the same and cost more than the training. */
const MOST_CUSTOMERS = 2000;

/** Mean nDCG@10 over customers of a validation part, all of their unseen items ranked. */
export class Validation {
  readonly #rows: Int32Array;
  readonly #unknown: Uint8Array;

  constructor(
    readonly network: Network,
    readonly session: ScoringSession,
    readonly data: HeldOut,
    random: Random,
  ) {
    this.#rows = random.shuffle(judgeableRows(data.train, data.test)).slice(0, MOST_CUSTOMERS).sort();
    this.#unknown = unknownItems(data.train);
  }

  async judge(weights: Weights): Promise<number> {
    const { network, data } = this;
    const items = data.train.cols;
    let sum = 0;
    for (let from = 0; from < this.#rows.length; from += network.scoredAtOnce) {
      const rows = this.#rows.subarray(from, from + network.scoredAtOnce);
      const histories = Array.from(rows, (row) => historyOf(data.train, row));
      const scores = await this.session.run(weights, network.scoringFeeds(histories));
      histories.forEach((history, at) => {
        sum += this.#judgeOne(rows[at]!, history, scores.subarray(at * items, (at + 1) * items));
      });
    }
    return sum / this.#rows.length;
  }

  #judgeOne(row: number, { items }: History, scores: Float32Array): number {
    const { test } = this.data;
    const skip = this.#unknown.slice();
    for (const item of items) skip[item] = 1;
    const ranked = topItems(scores, PLACES, skip).map(({ item }) => item);
    const relevant = new Set(test.indices.subarray(test.indptr[row], test.indptr[row + 1]));
    return ndcg.of({ ranked, relevant, k: PLACES });
  }
}
