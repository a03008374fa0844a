import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCompute } from '@/lib/jobs/compute';
import { drainJobs } from '@/lib/jobs/start';
import { startBehaviourInput } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import {
  archiveBehaviourModel,
  deleteBehaviourModel,
} from '@/lib/services/behaviour/archive-behaviour-model';
import { getBehaviourModel, listBehaviourModels } from '@/lib/services/behaviour/get-behaviour-model';
import { listPredictedCustomers } from '@/lib/services/behaviour/list-predicted-customers';
import { listPredictions } from '@/lib/services/behaviour/list-predictions';
import { startBehaviour } from '@/lib/services/behaviour/start-behaviour';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';

let context: Context;
beforeAll(async () => {
  context = await createTestShop('Behaviour', 'demo');
}, 120_000);
afterAll(async () => {
  await deleteTestShop(context);
  await closeCompute();
});

test('a shop learns who buys, and says it of each customer with reasons', async () => {
  await startBehaviour(context, startBehaviourInput.parse({ target: 'buys', days: 30 }));
  await drainJobs();
  const [model] = await listBehaviourModels(context);
  expect(model?.rocArea.value).toBeGreaterThan(0.55);
  const modelId = model?.id ?? '';
  const { report } = await getBehaviourModel(context, { modelId });
  const [likeliest] = await listPredictedCustomers(context, { modelId });
  const customerId = likeliest?.id ?? -1;
  const [prediction] = await listPredictions(context, { customerId });
  expect(prediction?.probability).toBe(likeliest?.probability);
  expect(prediction?.reasons.length).toBeGreaterThan(report.nodes.length > 1 ? 0 : -1);
  const inLeaf = await listPredictedCustomers(context, { modelId, node: report.nodes.length - 1 });
  expect(inLeaf.length).toBeLessThanOrEqual(50);
  await archiveBehaviourModel(context, { modelId });
  expect(await listPredictions(context, { customerId })).toEqual([]);
  await deleteBehaviourModel(context, { modelId });
  expect(await listBehaviourModels(context)).toEqual([]);
}, 120_000);

test('too long a window is refused', async () => {
  const input = startBehaviourInput.parse({ target: 'churns', days: 365 });
  await expect(startBehaviour(context, input)).rejects.toThrow('days of history');
});
