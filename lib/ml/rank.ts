import type { Ranked } from './recommender';

/**
 * The k best items by score, best first; ties go to the lower item index.
 * @param scores one per item
 * @param skip items to leave out (1 = leave out), as long as `scores`
 */
export function topItems(scores: Float32Array, k: number, skip: Uint8Array): Ranked[] {
  const best: number[] = []; // a min-heap: the worst kept one on top
  const worse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
  const sift = () => {
    for (let at = 0; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < best.length && worse(best[child]!, best[least]!)) least = child;
      if (least === at) return;
      [best[at], best[least]] = [best[least]!, best[at]!];
      at = least;
    }
  };
  for (let item = 0; item < scores.length; item++) {
    if (skip[item] === 1) continue;
    if (best.length < k) {
      best.push(item);
      for (let at = best.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!worse(best[at]!, best[parent]!)) break;
        [best[at], best[parent]] = [best[parent]!, best[at]!];
        at = parent;
      }
    } else if (k > 0 && scores[item]! > scores[best[0]!]!) {
      best[0] = item;
      sift();
    }
  }
  return best.sort((a, b) => (worse(b, a) ? -1 : 1)).map((item) => ({ item, score: scores[item]! }));
}
