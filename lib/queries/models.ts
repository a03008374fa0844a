import { queryOptions } from '@tanstack/react-query';
import {
  type DecisionTrace,
  type ModelRunView,
  type PromotionView,
  type StartTrainingInput,
  type TrainingEstimate,
  type WhyNotInput,
} from '@/lib/schemas/model';
import { type SearchView } from '@/lib/schemas/search';
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

/** Time and memory that a training would take. */
export const estimateOptions = (
  shop: string,
  {
    algorithm,
    params,
    split,
  }: Pick<StartTrainingInput, 'algorithm' | 'params'> & Partial<Pick<StartTrainingInput, 'split'>>,
) =>
  queryOptions({
    queryKey: ['estimate', shop, algorithm, params, split?.kind, split?.folds],
    queryFn: ({ signal }) =>
      fetchJson<TrainingEstimate>(
        shopPath(shop, 'models', 'estimate'),
        {
          algorithm,
          params: JSON.stringify(params),
          split: split?.kind,
          folds: split?.folds,
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
