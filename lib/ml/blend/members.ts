import type { AnyRecommender, FitRun, History, Scorer, State, TrainingData } from '@/lib/ml/recommender';
import { watchSeed } from '@/lib/ml/watch-seed';

/** A member of a blend: one scorer a seed. */
export interface Member {
  readonly recommender: AnyRecommender;
  readonly scorers: readonly Scorer[];
}

const onesOf = (weights: Float32Array) => new Float32Array(weights.length).fill(1);

/** A history as a member wants it: with its weights, or each item counting 1. */
export const historyFor = ({ traits }: AnyRecommender, history: History): History =>
  traits.feedback === 'binary' ? { items: history.items, weights: onesOf(history.weights) } : history;

/** Data as a member wants it: with its weights, or each entry counting 1. */
export const dataFor = ({ traits }: AnyRecommender, data: TrainingData): TrainingData =>
  traits.feedback === 'binary' ? { ...data, data: onesOf(data.data) } : data;

/**
 * Fits a recommender from several seeds, or once where it asks for none: then every fit is the same.
 * @returns one state a seed
 */
export async function fitSeeds(
  recommender: AnyRecommender,
  data: TrainingData,
  params: unknown,
  seeds: number,
  run: FitRun,
): Promise<State[]> {
  const states: State[] = [];
  let isRandom = false;
  const wanted = dataFor(recommender, data);
  for (let at = 0; at === 0 || (isRandom && at < seeds); at++) {
    const progress = (fraction: number) => run.progress((at + fraction) / seeds);
    const watched = watchSeed({ ...run, progress }, run.seed + at);
    states.push(await recommender.fit(wanted, params, watched.run));
    isRandom = watched.isUsed();
  }
  return states;
}

const textOf = (codes: Int32Array) => String.fromCharCode(...codes);
const codesOf = (text: string) => Int32Array.from(text, (letter) => letter.charCodeAt(0));

/** The states of all members as one: keys are `member.seed.key`, by their places. */
export function packMembers(members: readonly { recommender: AnyRecommender; states: readonly State[] }[]) {
  const packed = members.flatMap(({ states }, member) =>
    states.flatMap((state, seed) =>
      Object.entries(state).map(([key, value]) => [`${member}.${seed}.${key}`, value] as const),
    ),
  );
  return {
    ...Object.fromEntries(packed),
    ids: codesOf(members.map(({ recommender }) => recommender.id).join(',')),
    fits: Int32Array.from(members, ({ states }) => states.length),
  };
}

/** Members as they were packed; those that were not fitted, because nothing is asked of them, have no scorer. */
export function openMembers(
  state: State,
  ids: Int32Array,
  fits: Int32Array,
  recommenderOf: (id: string) => AnyRecommender,
): Member[] {
  return textOf(ids)
    .split(',')
    .map((id, member) => {
      const recommender = recommenderOf(id);
      const scorers = Array.from({ length: fits[member]! }, (_, seed) => {
        const prefix = `${member}.${seed}.`;
        const own = Object.entries(state).filter(([key]) => key.startsWith(prefix));
        return recommender.open(
          Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value])),
        );
      });
      return { recommender, scorers };
    });
}
