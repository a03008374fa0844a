import { afterAll, expect, test } from 'vitest';
import { eventKinds } from '@/lib/ml/interactions';
import { createRandom } from '@/lib/ml/random';
import { closeCompute, compute } from './compute';
import { type TrainInput } from './tasks/train';

afterAll(closeCompute);

function inputOf(customers: number, items: number, each: number, algorithm: string): TrainInput {
  const random = createRandom(1);
  const length = customers * each;
  return {
    log: {
      customers,
      items,
      customerOf: Int32Array.from({ length }, (_, at) => Math.floor(at / each)),
      itemOf: Int32Array.from({ length }, () => Math.floor(random.next() * items)),
      kindOf: new Uint8Array(length),
      values: new Float32Array(length).fill(Number.NaN),
      times: new Float64Array(length).fill(Number.NaN),
    },
    catalogue: undefined,
    baselines: [],
    known: [],
    algorithm,
    params: {},
    feedback: 'binary',
    split: { kind: 'random', testRatio: 0.2 },
    k: 10,
    seed: 1,
  };
}

test('computes in a thread, and tells how far it is', async () => {
  const stages = new Set<string>();
  const output = await compute('train', inputOf(50, 40, 10, 'item-knn'), {
    onProgress: (_progress, stage) => stages.add(stage),
  });
  expect(output.judgedCustomers).toBe(50);
  expect(stages).toContain('reading');
});

test('a cancelled task ends with the reason, and the thread takes the next one', async () => {
  const controller = new AbortController();
  const task = compute('train', inputOf(300, 2500, 20, 'ease'), {
    signal: controller.signal,
    onProgress: (_progress, stage) => {
      if (stage === 'fitting') controller.abort(new Error('stopped by a person'));
    },
  });
  await expect(task).rejects.toThrow('stopped by a person');
  const next = await compute('train', inputOf(50, 40, 10, 'popularity'));
  expect(next.judgedCustomers).toBe(50);
});

test('a task that is cancelled before it starts never runs', async () => {
  const reason = new Error('too late');
  const task = compute('train', inputOf(5, 4, 2, 'popularity'), { signal: AbortSignal.abort(reason) });
  await expect(task).rejects.toBe(reason);
});

test("a task's refusal arrives with its sentence", async () => {
  const task = compute('train', { ...inputOf(50, 40, 10, 'popularity'), feedback: 'ratings' });
  await expect(task).rejects.toMatchObject({
    name: 'AppError',
    code: 'not-enough-data',
    message: expect.stringContaining('choose another feedback') as string,
  });
  const unknown = compute('train', inputOf(50, 40, 10, 'palmistry'));
  await expect(unknown).rejects.toMatchObject({ name: 'AppError', code: 'invalid-input' });
});

test('what predicts ratings is judged by its errors too, where it learns from ratings', async () => {
  const input = inputOf(50, 40, 10, 'svd');
  const log = {
    ...input.log,
    kindOf: input.log.kindOf.map(() => eventKinds.indexOf('rating')),
    values: input.log.values.map((_, at) => 1 + (at % 5)),
    times: input.log.times.map((_, at) => at % 10),
  };
  const rated = { ...input, log, feedback: 'ratings' } as const;
  for (const kind of ['random', 'k-fold', 'temporal', 'leave-last-one-out'] as const) {
    const { metrics } = await compute('train', { ...rated, split: { kind, testRatio: 0.2 } });
    expect(metrics['rmse']).toBeGreaterThan(1);
    expect(metrics['rmse']).toBeLessThan(2.5);
    expect(metrics['mae']).toBeLessThanOrEqual(metrics['rmse']!);
  }
  const { metrics: ranked } = await compute('train', { ...rated, algorithm: 'ease' });
  expect(ranked).not.toHaveProperty('rmse');
});

test('where nobody can be judged there are no figures, but what to do', async () => {
  const nobody = {
    name: 'AppError',
    code: 'not-enough-data',
    message: expect.stringMatching(/^Nobody can/) as string,
  };
  const single = { ...inputOf(50, 40, 1, 'popularity') };
  await expect(compute('train', single)).rejects.toMatchObject(nobody);
  const search = { ...single, method: 'random', trials: 2, validations: 1 } as const;
  await expect(compute('search', { ...search, algorithm: 'item-knn', params: {} })).rejects.toMatchObject(
    nobody,
  );
});

test("an error of the engine is none that people are told: it keeps the engine's class", async () => {
  const log = { ...inputOf(50, 40, 10, 'popularity').log, items: -5 };
  const task = compute('train', { ...inputOf(50, 40, 10, 'popularity'), log });
  await expect(task).rejects.toBeInstanceOf(RangeError);
});
