import { leaveOneOut } from '@/lib/ml/leave-one-out';
import type { Contribution, History, Scorer, Traits } from '@/lib/ml/recommender';
import { historyFor, type Member } from './members';
import { addScores, StandardScores } from './standard-scores';

/** As true as the least true of what it adds up. */
function explainsOf(members: readonly Member[]): Traits['explains'] {
  return members.every(({ recommender }) => recommender.traits.explains === 'exact')
    ? 'exact'
    : 'approximate';
}

/**
 * @param isKnown 1 for each item that train knows
 * @param weights of each member: those for histories of up to `cut` items, then those for longer ones
 */
export function openBlend(
  members: readonly Member[],
  isKnown: Uint8Array,
  weights: Float32Array,
  cut: number,
): Scorer {
  const standard = new StandardScores(isKnown);
  const scratch = new Float32Array(isKnown.length);
  const active = (from: number) =>
    members.flatMap((member, at) => {
      const weight = weights[from + at]!;
      return weight > 0 ? [{ member, weight }] : [];
    });
  const [short, long] = [active(0), active(members.length)];
  const strongest = [...long]
    .sort((a, b) => b.weight - a.weight)
    .map(({ member: { recommender, scorers } }) => ({ recommender, scorer: scorers[0]! }));
  const similarItems = strongest.find(({ scorer }) => scorer.similarItems !== undefined)?.scorer;
  const embedded = strongest.find(
    ({ scorer }) => scorer.itemEmbeddings !== undefined && scorer.customerEmbedding !== undefined,
  );
  const servingOf = (history: History) => (history.items.length <= cut ? short : long);

  return {
    explains: explainsOf([...short, ...long].map(({ member }) => member)),
    score(history, out) {
      out.fill(0);
      for (const { member, weight } of servingOf(history)) addScores(standard, member, history, weight, out);
    },
    // Scores are sums of the members' scores, each times a factor that is the same for all items: so are contributions.
    explain(history, item) {
      const summed = new Map<string, Contribution>();
      for (const { member, weight } of servingOf(history))
        for (const scorer of member.scorers) {
          const { recommender } = member;
          const factor = (weight / member.scorers.length) * standard.factor(recommender, scorer, history);
          const own = historyFor(recommender, history);
          const contributions =
            scorer.explain?.(own, item) ??
            (recommender.traits.explains === 'none' ? [] : leaveOneOut(scorer, own, item, scratch));
          for (const { kind, index, value } of contributions) {
            const key = `${kind} ${index}`;
            const before = summed.get(key)?.value ?? 0;
            summed.set(key, { kind, index, value: before + factor * value });
          }
        }
      return [...summed.values()];
    },
    ...(similarItems && { similarItems: (item, k) => similarItems.similarItems?.(item, k) ?? [] }),
    ...(embedded && {
      itemEmbeddings: () => embedded.scorer.itemEmbeddings!(),
      customerEmbedding: (history) =>
        embedded.scorer.customerEmbedding!(historyFor(embedded.recommender, history)),
    }),
  };
}
