import type { Csr } from '@/lib/ml/csr';
import { createRandom, type Random } from '@/lib/ml/random';
import { initialFactors } from './initial-factors';

export interface BprSettings {
  readonly dimensions: number;
  /** Passes over as many pairs as there are entries; the step falls evenly to 0 over them. */
  readonly epochs: number;
  /** Step of the first epoch. */
  readonly learningRate: number;
  /** λ of vectors and biases. */
  readonly regularisation: number;
}

export interface BprFactors {
  /** Customers × dimensions. */
  readonly customers: Float32Array;
  /** Items × dimensions. */
  readonly items: Float32Array;
  /** One an item: how much everyone prefers it. */
  readonly biases: Float32Array;
}

/** Spread of the first random vectors, divided by √dimensions. */
const INITIAL_DEVIATION = 0.3;
/** Draws after which a history is taken to hold nearly every item. */
const MOST_DRAWS = 50;
/** Steps between two reports of progress. */
const CHUNK = 10_000;

/** Whether a row has an entry in a column, by binary search. */
function hasEntry({ indptr, indices }: Csr, row: number, column: number): boolean {
  let low = indptr[row]!;
  for (let end = indptr[row + 1]!; low < end;) {
    const middle = (low + end) >> 1;
    const found = indices[middle]!;
    if (found === column) return true;
    if (found < column) low = middle + 1;
    else end = middle;
  }
  return false;
}

/** An item that is not in the history, every one as likely; -1 where hardly any is left. */
export function drawNegative(random: Random, items: number, isInHistory: (item: number) => boolean): number {
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const item = random.below(items);
    if (!isInHistory(item)) return item;
  }
  return -1;
}

/** One step uphill on ln σ(x·y⁺ + b⁺ − x·y⁻ − b⁻) − λ/2·‖·‖²; gives back what the pair lost before it. */
function step(
  { customers, items, biases }: BprFactors,
  d: number,
  rate: number,
  l2: number,
  customer: number,
  positive: number,
  negative: number,
): number {
  const x = customer * d;
  const y = positive * d;
  const z = negative * d;
  let margin = biases[positive]! - biases[negative]!;
  // Two sums at a time, because each addition waits for the one before it.
  let second = 0;
  const even = d - (d % 2);
  for (let p = 0; p < even; p += 2) {
    margin += customers[x + p]! * (items[y + p]! - items[z + p]!);
    second += customers[x + p + 1]! * (items[y + p + 1]! - items[z + p + 1]!);
  }
  if (even < d) second += customers[x + even]! * (items[y + even]! - items[z + even]!);
  margin += second;
  const pull = 1 / (1 + Math.exp(margin));
  biases[positive]! += rate * (pull - l2 * biases[positive]!);
  biases[negative]! -= rate * (pull + l2 * biases[negative]!);
  for (let p = 0; p < d; p++) {
    const own = customers[x + p]!;
    const liked = items[y + p]!;
    const other = items[z + p]!;
    customers[x + p] = own + rate * (pull * (liked - other) - l2 * own);
    items[y + p] = liked + rate * (pull * own - l2 * liked);
    items[z + p] = other - rate * (pull * own + l2 * other);
  }
  return Math.log1p(Math.exp(-margin));
}

/**
 * Stochastic gradient steps of BPR-MF (Rendle et al. 2009, figure 4): entries drawn with replacement, each against an item that
 * the customer did not turn to, every one as likely. Gives the factors, the same arrays each time, and the mean loss after every epoch.
 * @param beforeSteps called with 0..1 of the epoch in small steps, may throw to cancel
 */
export function* bprEpochs(
  data: Csr,
  { dimensions: d, epochs, learningRate, regularisation }: BprSettings,
  seed: number,
  beforeSteps: (epoch: number, fraction: number) => void,
): Generator<{ factors: BprFactors; loss: number }> {
  const random = createRandom(seed);
  const factors = {
    customers: initialFactors(random, data.rows, d, INITIAL_DEVIATION),
    items: initialFactors(random, data.cols, d, INITIAL_DEVIATION),
    biases: new Float32Array(data.cols),
  };
  const entries = data.indices.length;
  const customerOf = new Int32Array(entries);
  for (let row = 0; row < data.rows; row++) customerOf.fill(row, data.indptr[row], data.indptr[row + 1]);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = learningRate * (1 - epoch / epochs);
    let [sum, pairs] = [0, 0];
    for (let at = 0; at < entries; at++) {
      if (at % CHUNK === 0) beforeSteps(epoch, at / entries);
      const drawn = random.below(entries);
      const customer = customerOf[drawn]!;
      const negative = drawNegative(random, data.cols, (item) => hasEntry(data, customer, item));
      if (negative < 0) continue;
      sum += step(factors, d, rate, regularisation, customer, data.indices[drawn]!, negative);
      pairs++;
    }
    yield { factors, loss: pairs === 0 ? 0 : sum / pairs };
  }
}
