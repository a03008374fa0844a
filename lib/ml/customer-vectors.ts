import { historyOf } from './history';
import type { Model } from './model';
import type { Embeddings, TrainingData } from './recommender';
import { Refusal } from './refusal';

export interface CustomerVectors extends Embeddings {
  /** Row of the data of each vector, ascending: customers without a history have none. */
  readonly rows: Int32Array;
}

/**
 * The vector of every customer's history as a model reads it.
 * @param progress called now and then with 0..1; may throw to stop
 */
export function customerVectors(
  model: Model,
  data: TrainingData,
  progress: (fraction: number) => void = () => {},
): CustomerVectors {
  const rows = Int32Array.from({ length: data.rows }, (_, row) => row).filter(
    (row) => data.indptr[row + 1]! > data.indptr[row]!,
  );
  let dimensions = 0;
  let vectors = new Float32Array();
  rows.forEach((row, at) => {
    const vector = model.customerEmbedding(historyOf(data, row));
    if (!vector) throw new Refusal(`${model.recommender.title} has no vectors of customers.`);
    if (at === 0) {
      dimensions = vector.length;
      vectors = new Float32Array(rows.length * dimensions);
    }
    vectors.set(vector, at * dimensions);
    if (at % 64 === 0) progress(at / rows.length);
  });
  return { rows, dimensions, vectors };
}
