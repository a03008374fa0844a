import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCompute } from '@/lib/jobs/compute';
import { drainJobs } from '@/lib/jobs/start';
import { DAY } from '@/lib/ml/behaviour/behaviour-log';
import { fitBehaviour } from '@/lib/ml/behaviour/fit-behaviour';
import { eventKinds } from '@/lib/ml/interactions';
import { behaviourReport, startBehaviourInput } from '@/lib/schemas/behaviour';
import { FEWEST_OF_EACH } from '@/lib/schemas/behaviour-needs';
import { type Context } from '@/lib/schemas/context';
import {
  archiveBehaviourModel,
  deleteBehaviourModel,
} from '@/lib/services/behaviour/archive-behaviour-model';
import { getBehaviourModel, listBehaviourModels } from '@/lib/services/behaviour/get-behaviour-model';
import { listPredictedCustomers } from '@/lib/services/behaviour/list-predicted-customers';
import { listPredictions } from '@/lib/services/behaviour/list-predictions';
import { estimateBehaviour } from '@/lib/services/behaviour/estimate-behaviour';
import { readBehaviourLog } from '@/lib/services/behaviour/read-behaviour-log';
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

test.each([
  { target: 'buys', days: 30 },
  { target: 'churns', days: 45 },
  { target: 'responds', days: 20, kind: 'cart' },
] as const)('what is told before the start is what the job counts: $target', async (given) => {
  const input = startBehaviourInput.parse(given);
  const { customers, positives, isPossible } = await estimateBehaviour(context, input);
  expect(isPossible).toBe(true);
  await startBehaviour(context, input);
  await drainJobs();
  const [model] = await listBehaviourModels(context);
  const { report } = await getBehaviourModel(context, { modelId: model?.id ?? '' });
  expect({ customers, positives }).toEqual(report.train);
});

test('outcomes that are too few in either window are refused before the start, in the words of the job', async () => {
  const rare = startBehaviourInput.parse({ target: 'responds', days: 7, kind: 'return' });
  const { log } = await readBehaviourLog(context);
  const now = log.times.reduce((latest, time) => Math.max(latest, time), 0) + 1;
  const inJob = () =>
    fitBehaviour(
      {
        ...{ log, now, algorithm: 'tree', seed: 1, fewest: FEWEST_OF_EACH },
        question: { target: 'responds', window: 7 * DAY, kind: eventKinds.indexOf('return'), category: -1 },
      },
      () => {},
    );
  // The whole sentence with both numbers.
  const refusal = await startBehaviour(context, rare).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
  expect(refusal).toMatch(/^A behaviour model needs at least 100 .* there are \d+ and \d+\./);
  expect(inJob).toThrow(refusal);
});

test('a forest is judged out of bag, and how far its tree follows it comes with the reasons', async () => {
  const input = { target: 'buys', days: 30, algorithm: 'forest' };
  await startBehaviour(context, startBehaviourInput.parse(input));
  await drainJobs();
  const [model] = await listBehaviourModels(context);
  const modelId = model?.id ?? '';
  const { report } = await getBehaviourModel(context, { modelId });
  expect(report.outOfBag?.rows).toBe(report.train.customers);
  expect(report.outOfBag?.brier).toBeLessThan(0.25);
  expect(report.outOfBag?.rocArea).toBeGreaterThan(0.55);
  const [likeliest] = await listPredictedCustomers(context, { modelId });
  const predictions = await listPredictions(context, { customerId: likeliest?.id ?? -1 });
  const prediction = predictions.find((one) => one.modelId === modelId);
  expect(prediction?.fidelity).toBe(report.fidelity);
  expect(report.fidelity).toBeGreaterThan(0);
  const { outOfBag, ...old } = report;
  expect(behaviourReport.parse(old)).toEqual({ ...report, outOfBag: outOfBag && null });
  await deleteBehaviourModel(context, { modelId });
}, 240_000);

test('too long a window is refused', async () => {
  const input = startBehaviourInput.parse({ target: 'churns', days: 365 });
  await expect(startBehaviour(context, input)).rejects.toThrow('days of history');
});
