import { createRandom } from '@/lib/ml/random';
import { type BetaGeometric } from './beta-geometric';
import { drawBeta, drawGamma } from './draw';

type Cohort = Pick<BetaGeometric, 'model' | 'params'> & {
  readonly spend: { readonly p: number; readonly q: number; readonly v: number };
};

/** Customers as the models imagine them, observed for `age`, then for `horizon` more. */
export function simulateCohort(
  { model, params, spend }: Cohort,
  size: number,
  age: number,
  horizon: number,
  seed: number,
) {
  const random = createRandom(seed);
  const customers = Array.from({ length: size }, () => {
    const rate = drawGamma(random, params.r) / params.alpha;
    const leaving = drawBeta(random, params.a, params.b);
    const scale = drawGamma(random, spend.q) / spend.v;
    let [x, last, money, laterOrders, laterMoney] = [0, 0, 0, 0, 0];
    let isThere = model === 'bg-nbd' || random.next() >= leaving;
    let isThereThen = isThere;
    for (
      let time = random.exponential() / rate;
      isThere && time <= age + horizon;
      time += random.exponential() / rate
    ) {
      const amount = drawGamma(random, spend.p) / scale;
      if (time <= age) {
        x++;
        last = time;
        money += amount;
      } else {
        laterOrders++;
        laterMoney += amount;
      }
      isThere = random.next() >= leaving;
      if (!isThere && time <= age) isThereThen = false;
    }
    return { x, last, meanAmount: x > 0 ? money / x : 0, laterOrders, laterMoney, isThere: isThereThen };
  });
  return {
    customers,
    buyers: {
      frequency: Int32Array.from(customers, ({ x }) => x),
      recency: Float64Array.from(customers, ({ last }) => last),
      age: new Float64Array(size).fill(age),
    },
    meanAmount: Float64Array.from(customers, ({ meanAmount }) => meanAmount),
  };
}
