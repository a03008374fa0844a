import { expect, it } from 'vitest';
import { evaluate } from '@/lib/ml/evaluate';
import { entriesOf, eventKinds, matrixOf } from '@/lib/ml/interactions';
import { recommenderOf } from '@/lib/ml/recommenders';
import { splitEntries } from '@/lib/ml/splits';
import { simulateShop } from '.';

it('gives recommenders something to find: EASE is worth at least 1.5 times popularity', async () => {
  const shop = simulateShop({ seed: 42, size: 'small' });
  const customers = new Map(shop.customers.map(({ customerId }, at) => [customerId, at]));
  const items = new Map(shop.products.map(({ productId }, at) => [productId, at]));
  const rows = [...shop.interactions].filter(({ kind }) => kind === 'view' || kind === 'purchase');
  const entries = entriesOf(
    {
      customers: customers.size,
      items: items.size,
      customerOf: Int32Array.from(rows, ({ customerId }) => customers.get(customerId) ?? -1),
      itemOf: Int32Array.from(rows, ({ productId }) => items.get(productId) ?? -1),
      kindOf: Uint8Array.from(rows, ({ kind }) => eventKinds.indexOf(kind)),
      values: Float32Array.from(rows, () => Number.NaN),
      times: Float64Array.from(rows, ({ time }) => time ?? Number.NaN),
    },
    'binary',
  );
  const sides = splitEntries(entries, { kind: 'random', testRatio: 0.2, seed: 42 });
  const train = matrixOf(entries, sides, 0);
  const test = matrixOf(entries, sides, 1);
  const ndcg = async (id: string, params: object) => {
    const recommender = recommenderOf(id);
    const state = await recommender.fit(train, params, { seed: 1, progress: () => {} });
    return evaluate(recommender.open(state), train, test, 10).metrics['ndcg@10'] ?? 0;
  };
  const popularity = await ndcg('popularity', {});
  expect(popularity).toBeGreaterThan(0.02);
  expect(await ndcg('ease', { l2: 100 })).toBeGreaterThan(1.5 * popularity);
});
