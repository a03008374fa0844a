import type { History, TrainingData } from './recommender';

/** A row of a matrix as a history: the oldest first where the order is known, else by item. */
export function historyOf(m: TrainingData, row: number): History {
  const from = m.indptr[row]!;
  const end = m.indptr[row + 1]!;
  if (!m.order) return { items: m.indices.subarray(from, end), weights: m.data.subarray(from, end) };
  const order = m.order.subarray(from, end);
  return { items: order.map((at) => m.indices[at]!), weights: Float32Array.from(order, (at) => m.data[at]!) };
}
