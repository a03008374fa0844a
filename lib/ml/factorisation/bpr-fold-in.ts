import { createRandom } from '@/lib/ml/random';
import { type BprFactors, drawNegative } from './bpr';

const MOST_PASSES = 20;
/** Steps enough for any history: long ones need fewer passes. */
const ENOUGH_STEPS = 2000;

/**
 * The vector of a history that the fit has not met, the items' given: the fit's own steps on that vector alone, from 0. An item is always
 * set against the same others, whatever else the history holds, so that the same set of items gives the same vector, and one without an
 * item differs by that item only.
 */
export function foldInBpr(
  history: Int32Array,
  { items, biases }: Omit<BprFactors, 'customers'>,
  { learningRate, regularisation }: { readonly learningRate: number; readonly regularisation: number },
): Float32Array {
  const count = biases.length;
  const d = items.length / Math.max(1, count);
  const known = new Set(history);
  const positives = history.slice().sort();
  const draws = Array.from(positives, (item) => createRandom(item));
  const passes = Math.min(MOST_PASSES, Math.ceil(ENOUGH_STEPS / Math.max(1, history.length)));
  const customer = new Float32Array(d);
  for (let pass = 0; pass < passes; pass++) {
    const rate = learningRate * (1 - pass / passes);
    positives.forEach((positive, at) => {
      const negative = drawNegative(draws[at]!, count, (item) => known.has(item));
      if (negative < 0) return;
      const y = positive * d;
      const z = negative * d;
      let margin = biases[positive]! - biases[negative]!;
      for (let p = 0; p < d; p++) margin += customer[p]! * (items[y + p]! - items[z + p]!);
      const pull = 1 / (1 + Math.exp(margin));
      for (let p = 0; p < d; p++)
        customer[p]! += rate * (pull * (items[y + p]! - items[z + p]!) - regularisation * customer[p]!);
    });
  }
  return customer;
}
