import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { csvLine } from '@/lib/exports/csv';
import { type Embeddings } from '@/lib/ml/recommender';

/** Vectors with what the shop calls them; one row each. */
export interface NamedEmbeddings extends Embeddings {
  /** The shop's own ids. */
  readonly ids: readonly string[];
  readonly names: readonly (string | null)[];
}

const ROWS = 500;

/** Nine digits tell every 32-bit number from its neighbours. */
const digits = (value: number): number => Number(value.toPrecision(9));

export const vectorAt = ({ dimensions, vectors }: Embeddings, row: number): number[] =>
  Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions), digits);

/** Vectors as CSV, piece by piece: id, name, d1 to dN. Lets others have the thread in between. */
export async function* embeddingsCsv(embeddings: NamedEmbeddings): AsyncGenerator<string> {
  const { ids, names, dimensions } = embeddings;
  yield csvLine(['id', 'name', ...Array.from({ length: dimensions }, (_, at) => `d${at + 1}`)]);
  for (let from = 0; from < ids.length; from += ROWS) {
    yield ids
      .slice(from, from + ROWS)
      .map((id, at) => csvLine([id, names[from + at] ?? null, ...vectorAt(embeddings, from + at)]))
      .join('');
    await setImmediate();
  }
}
