import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { type Shape } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type StartTrainingInput } from '@/lib/schemas/model';
import { fitsMemory, trainingBytes } from './training-memory';

/** Products up to which EASE is judged along: beyond, its dense inverse takes longer than most models. */
const EASE_ITEMS = 5000;

/** Popularity always; EASE where it is quick and fits, else item neighbours. */
export function baselinesFor(shape: Shape): string[] {
  const isQuick = shape.items <= EASE_ITEMS && fitsMemory(trainingBytes('ease', {}, shape));
  return ['popularity', isQuick ? 'ease' : 'item-knn'];
}

/** The algorithms that a run is held against, at their default parameters. A run is not held against itself. */
export function chooseBaselines(
  { algorithm, params }: Pick<StartTrainingInput, 'algorithm' | 'params'>,
  shape: Shape,
): string[] {
  return baselinesFor(shape).filter(
    (id) => id !== algorithm || !isDeepStrictEqual(recommenderOf(id).params.parse({}), { ...params }),
  );
}
