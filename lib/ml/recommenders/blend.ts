import { blendParams, memberParams, partsOf } from '@/lib/ml/blend/blend-params';
import { findCut } from '@/lib/ml/blend/find-cut';
import { findWeights } from '@/lib/ml/blend/find-weights';
import { fitSeeds, openMembers, packMembers } from '@/lib/ml/blend/members';
import { openBlend } from '@/lib/ml/blend/open-blend';
import { ndcgOf, validationCustomers, type ValidationCustomer } from '@/lib/ml/blend/validation';
import { unknownItems } from '@/lib/ml/evaluate';
import {
  type AnyRecommender,
  defineRecommender,
  type FitRun,
  type State,
  type TrainingData,
} from '@/lib/ml/recommender';
import { splitMatrix } from '@/lib/ml/split-matrices';

/** Places that the weights are chosen for. */
const K = 10;
/** Share of the time that scoring and choosing take beside the fits of one round. */
const CHOOSING = 0.1;

/** What each member counts, for histories of any length: one row of weights up to the cut, one above it. */
function chooseWeights(
  customers: readonly ValidationCustomer[],
  members: number,
  mode: 'weights' | 'history-length',
  progress: (fraction: number) => void,
): { cut: number; weights: Float32Array } {
  if (customers.length === 0) return { cut: 0, weights: new Float32Array(2 * members).fill(1 / members) };
  const only = (member: number) => Float64Array.from({ length: members }, (_, at) => (at === member ? 1 : 0));
  if (mode === 'history-length') {
    const values = Array.from({ length: members }, (_, member) =>
      Float64Array.from(customers, (customer) => ndcgOf(customer, only(member), K)),
    );
    const { cut, short, long } = findCut(
      customers.map(({ historySize }) => historySize),
      values,
    );
    return { cut, weights: Float32Array.of(...only(short), ...only(long)) };
  }
  const { weights } = findWeights(
    members,
    (tried) => customers.reduce((sum, customer) => sum + ndcgOf(customer, tried, K), 0) / customers.length,
    progress,
  );
  return { cut: 0, weights: Float32Array.of(...weights, ...weights) };
}

/**
 * A blend of other recommenders: each shopper's scores of each member are brought to one scale (z-scores), weighed and added; or one
 * member serves short histories and another long ones. Weights and cut are found on validation parts inside the data it is
 * fitted on; then the members that count are fitted on all of it.
 * @param registry what may be a member
 */
export function defineBlend(registry: readonly AnyRecommender[]): AnyRecommender {
  const recommenderOf = (id: string) => registry.find((known) => known.id === id)!;
  return defineRecommender({
    id: 'blend',
    title: 'Blend',
    source: 'Weighted and switching hybrids: Burke 2002, Hybrid Recommender Systems',
    params: blendParams(registry),
    traits: { explains: 'exact', feedback: 'ratings' },
    ranges: {},
    presets: {
      quick: { members: 'ease,item-knn' },
      thorough: { members: 'ease,ials,slim', seeds: 4, validations: 3 },
    },
    parts: (params) => partsOf(params, registry),
    cost(shape, params) {
      const costs = partsOf(params, registry).map((part) =>
        part.recommender.cost(shape, memberParams(params, part)),
      );
      const rounds = (params.validations + 1) * params.seeds;
      return {
        operations: costs.reduce((sum, cost) => sum + rounds * cost.operations, 0),
        bytes: costs.reduce((sum, cost) => sum + cost.bytes, 0) + 24 * shape.interactions,
      };
    },
    async fit(data, params, run: FitRun) {
      const parts = partsOf(params, registry);
      const rounds = params.validations + 1;
      const fitAll = async (train: TrainingData, round: number, isWanted: (member: number) => boolean) => {
        const fitted: { recommender: AnyRecommender; states: State[] }[] = [];
        for (const [member, part] of parts.entries()) {
          const progress = (fraction: number) =>
            run.progress((round + ((1 - CHOOSING) * (member + fraction)) / parts.length) / rounds);
          const states = isWanted(member)
            ? await fitSeeds(part.recommender, train, memberParams(params, part), params.seeds, {
                ...run,
                progress,
              })
            : [];
          fitted.push({ recommender: part.recommender, states });
        }
        return fitted;
      };

      const customers: ValidationCustomer[] = [];
      for (let round = 0; round < params.validations; round++) {
        const kind = run.target === 'next' && data.order ? 'leave-last-one-out' : 'random';
        const part = splitMatrix(data, {
          kind,
          testRatio: params.validationRatio,
          stratify: params.byItem ? 'item' : 'customer',
          seed: run.seed + round,
        });
        const members = (await fitAll(part.train, round, () => true)).map(({ recommender, states }) => ({
          recommender,
          scorers: states.map((state) => recommender.open(state)),
        }));
        const progress = (fraction: number) =>
          run.progress((round + 1 - CHOOSING * (1 - fraction / 2)) / rounds);
        customers.push(...validationCustomers(part, members, run.seed + round, progress));
      }
      const { cut, weights } = chooseWeights(customers, parts.length, params.mode, (fraction) =>
        run.progress((params.validations - CHOOSING * (0.5 - fraction / 2)) / rounds),
      );
      const counts = (member: number) => weights[member]! > 0 || weights[parts.length + member]! > 0;
      const fitted = await fitAll(data, params.validations, counts);
      run.progress(1);
      return {
        ...packMembers(fitted),
        cut,
        weights,
        isKnown: Int32Array.from(unknownItems(data), (unknown) => 1 - unknown),
      };
    },
    open: ({ ids, fits, isKnown, weights, cut, ...state }) =>
      openBlend(openMembers(state, ids, fits, recommenderOf), Uint8Array.from(isKnown), weights, cut),
  });
}
