import type { Contribution, History, Scorer } from './recommender';

/** What the score of an item loses when one item leaves the history, for each of them. */
export function leaveOneOut(
  scorer: Scorer,
  history: History,
  item: number,
  scores: Float32Array,
): Contribution[] {
  const scoreOf = (of: History) => {
    scorer.score(of, scores);
    return scores[item]!;
  };
  const whole = scoreOf(history);
  return Array.from(history.items, (left, at) => {
    const others = (_: number, other: number) => other !== at;
    const rest = { items: history.items.filter(others), weights: history.weights.filter(others) };
    return { kind: 'item', index: left, value: whole - scoreOf(rest) };
  });
}
