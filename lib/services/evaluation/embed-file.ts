import 'server-only';
import { customerVectors } from '@/lib/ml/customer-vectors';
import { checkEmbeddings } from '@/lib/services/models/check-embeddings';
import { type NamedEmbeddings } from '@/lib/services/models/embeddings-csv';
import { fitOnFile, type FitOnFileInput } from './fit-on-file';
import { readInteractions } from './read-interactions';

/** Fits an algorithm on a file; what it learnt of the items, or makes of each customer's history. */
export async function embedFile(
  input: FitOnFileInput & { readonly data: string; readonly of: 'product' | 'customer' },
): Promise<NamedEmbeddings> {
  const read = await readInteractions([input.data]);
  const { model, matrix } = await fitOnFile(read, input);
  checkEmbeddings(model);
  if (input.of === 'customer') {
    const { rows, ...embeddings } = customerVectors(model, matrix);
    const ids = Array.from(rows, (row) => read.customers.idOf(row));
    return { ...embeddings, ids, names: ids.map(() => null) };
  }
  const ids = Array.from({ length: model.items }, (_, item) => read.items.idOf(item));
  return {
    ...(model.itemEmbeddings() ?? { dimensions: 0, vectors: new Float32Array() }),
    ids,
    names: ids.map((id) => read.titles.get(id) ?? null),
  };
}
