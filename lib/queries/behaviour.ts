import { queryOptions } from '@tanstack/react-query';
import {
  type BehaviourEstimate,
  type BehaviourModelView,
  type PredictedCustomer,
  type StartBehaviourInput,
} from '@/lib/schemas/behaviour';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** A shop's finished behaviour models, newest first. */
export const behaviourModelsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['behaviour', shop],
    queryFn: ({ signal }) => fetchJson<BehaviourModelView[]>(shopPath(shop, 'behaviour'), {}, signal),
  });

/** What there is to learn from, and how long it takes. */
export const behaviourEstimateOptions = (shop: string, input: StartBehaviourInput) =>
  queryOptions({
    queryKey: ['behaviour-estimate', shop, input],
    queryFn: ({ signal }) =>
      fetchJson<BehaviourEstimate>(shopPath(shop, 'behaviour', 'estimate'), input, signal),
  });

/** The likeliest customers of a model, or of a node of its tree (null: of all). */
export const predictedCustomersOptions = (shop: string, modelId: string, node: number | null) =>
  queryOptions({
    queryKey: ['predicted-customers', shop, modelId, node],
    queryFn: ({ signal }) =>
      fetchJson<PredictedCustomer[]>(shopPath(shop, 'behaviour', modelId, 'customers'), { node }, signal),
  });
