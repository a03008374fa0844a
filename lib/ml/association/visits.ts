import { type Csr, csrFromTriples } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import type { TrainingData } from '@/lib/ml/recommender';

/** A pause that ends a visit: the convention of web analytics. */
const PAUSE = 30 * 60;

/**
 * Visits × items: a customer's entries in the order of their times, cut where more than 30 minutes lie between two. Without
 * times, one visit a customer.
 */
export function visitsOf(data: TrainingData): Csr {
  const { seconds, indices } = data;
  if (!seconds) return data;
  const visitOf = new Int32Array(indices.length);
  let visits = 0;
  for (let row = 0; row < data.rows; row++) {
    const entries = Array.from(
      historyOf({ ...data, data: Float32Array.from(indices, (_, at) => at) }, row).weights,
    );
    entries.forEach((entry, at) => {
      const before = entries[at - 1];
      if (before === undefined || (seconds[before]! > 0 && seconds[entry]! - seconds[before]! > PAUSE))
        visits++;
      visitOf[entry] = visits - 1;
    });
  }
  return csrFromTriples(visitOf, indices, data.data, visits, data.cols);
}
