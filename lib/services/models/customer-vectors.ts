import 'server-only';
import { compute } from '@/lib/jobs/compute';
import { type Embeddings } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { loadState } from './model-state';
import { checkEmbeddings } from './check-embeddings';
import { type OpenModel } from './open-model';

export interface ShopCustomerVectors extends Embeddings {
  /** Our id of each vector's customer, ascending. Customers without a history that the model knows have no vector. */
  readonly customerIds: Int32Array;
}

/** The vectors of the shop's customers, from their histories as they are now. Computed in a thread. */
export async function readCustomerVectors(context: Context, opened: OpenModel): Promise<ShopCustomerVectors> {
  checkEmbeddings(opened.model);
  const { log, customerIds, productIds } = await readSnapshot(context);
  const {
    productIds: _products,
    customerIds: _customers,
    popularity: _popularity,
    ...state
  } = await loadState(opened.runId);
  const { rows, ...embeddings } = await compute('embed', {
    algorithm: opened.algorithm,
    state,
    popularity: opened.model.popularity,
    log,
    itemOf: productIds.map((id) => opened.itemOf.get(id) ?? -1),
    feedback: opened.feedback,
  });
  return { ...embeddings, customerIds: rows.map((row) => customerIds[row] ?? -1) };
}
