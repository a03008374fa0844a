import { queryOptions } from '@tanstack/react-query';
import {
  type DecisionTrace,
  type ModelRunView,
  type PromotionView,
  type StartTrainingInput,
  type WhyNotInput,
} from '@/lib/schemas/model';
import { type SearchView, type StartSearchInput } from '@/lib/schemas/search';
import { type TrainingEstimate } from '@/lib/schemas/training-estimate';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** A shop's finished model runs, newest first. */
export const runsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['runs', shop],
    queryFn: ({ signal }) => fetchJson<ModelRunView[]>(shopPath(shop, 'models'), {}, signal),
  });

/** Where the vectors of a run are downloaded. */
export const embeddingsPath = (shop: string, runId: string, of: 'product' | 'customer'): string =>
  `${shopPath(shop, 'models', runId, 'embeddings')}?of=${of}`;

/** What a training or a search would be, as far as it decides what that takes. */
export interface Estimated extends Pick<
  StartTrainingInput,
  'algorithm' | 'params' | 'feedback' | 'split' | 'k' | 'seed'
> {
  /** Of a search. */
  readonly search?: Pick<StartSearchInput, 'method' | 'trials' | 'validations'>;
}

/** Time and memory that a training or a search would take. */
export const estimateOptions = (shop: string, { params, split, search, ...input }: Estimated) =>
  queryOptions({
    queryKey: ['estimate', shop, input, params, split, search],
    queryFn: ({ signal }) =>
      fetchJson<TrainingEstimate>(
        shopPath(shop, 'models', 'estimate'),
        {
          ...input,
          params: JSON.stringify(params),
          split: split.kind,
          testRatio: split.testRatio,
          folds: split.folds,
          ...search,
        },
        signal,
      ),
  });

/** Which models were current, the latest first. */
export const promotionsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['promotions', shop],
    queryFn: ({ signal }) => fetchJson<PromotionView[]>(shopPath(shop, 'models', 'promotions'), {}, signal),
  });

/** Finished hyper-parameter searches, newest first. */
export const searchesOptions = (shop: string) =>
  queryOptions({
    queryKey: ['searches', shop],
    queryFn: ({ signal }) => fetchJson<SearchView[]>(shopPath(shop, 'searches'), {}, signal),
  });

/** Why a product is not recommended to a customer. */
export const whyNotOptions = (shop: string, input: WhyNotInput) =>
  queryOptions({
    queryKey: ['why-not', shop, input],
    queryFn: ({ signal }) =>
      fetchJson<DecisionTrace>(shopPath(shop, 'recommendations', 'why-not'), input, signal),
  });
