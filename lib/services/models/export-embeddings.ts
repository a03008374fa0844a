import 'server-only';
import { BOM } from '@/lib/exports/csv';
import { type Embeddings } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';
import { listEntities } from '@/lib/services/similarity/list-entities';
import { checkEmbeddings } from './check-embeddings';
import { readCustomerVectors } from './customer-vectors';
import { embeddingsCsv, type NamedEmbeddings } from './embeddings-csv';
import { openModel, type OpenModel } from './open-model';

/** Names asked for in one query. */
const PAGE = 2000;

export interface EmbeddingsInput {
  /** The shop's current model where absent. */
  readonly runId?: string | undefined;
  readonly of: 'product' | 'customer';
}

function productVectors({ model, productIds }: OpenModel): Embeddings & { readonly rowIds: Int32Array } {
  checkEmbeddings(model);
  return {
    ...(model.itemEmbeddings() ?? { dimensions: 0, vectors: new Float32Array() }),
    rowIds: productIds,
  };
}

/** Names vectors; those whose product or customer was deleted since are left out. */
async function named(
  context: Context,
  of: EmbeddingsInput['of'],
  rowIds: Int32Array,
  { dimensions, vectors }: Embeddings,
): Promise<NamedEmbeddings> {
  const ids: string[] = [];
  const names: (string | null)[] = [];
  const kept = new Float32Array(vectors.length);
  const rowOf = new Map(Array.from(rowIds, (id, row) => [id, row]));
  for (let from = 0; from < rowIds.length; from += PAGE)
    for (const { id, externalId, label } of await listEntities(context, of, [
      ...rowIds.subarray(from, from + PAGE),
    ])) {
      const row = rowOf.get(id) ?? 0;
      kept.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), ids.length * dimensions);
      ids.push(externalId);
      names.push(label === externalId ? null : label);
    }
  return { ids, names, dimensions, vectors: kept.subarray(0, ids.length * dimensions) };
}

/**
 * What a run learnt of products, or what it makes of each customer's history as it is now: a vector each.
 * Throws `invalid-input` where its algorithm has none.
 */
export async function readEmbeddings(
  context: Context,
  { runId, of }: EmbeddingsInput,
): Promise<NamedEmbeddings> {
  const opened = await openModel(context, runId);
  if (of === 'product') {
    const { rowIds, ...embeddings } = productVectors(opened);
    return named(context, of, rowIds, embeddings);
  }
  const { customerIds, ...embeddings } = await readCustomerVectors(context, opened);
  return named(context, of, customerIds, embeddings);
}

/** A run's vectors as a CSV file, piece by piece. */
export async function* exportEmbeddings(context: Context, input: EmbeddingsInput): AsyncGenerator<string> {
  const embeddings = await readEmbeddings(context, input);
  yield BOM;
  yield* embeddingsCsv(embeddings);
}
