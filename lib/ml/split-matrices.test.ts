import { expect, test } from 'vitest';
import { historyOf } from './history';
import { type EventLog } from './interactions';
import { splitLog, splitMatrix } from './split-matrices';

/** Two customers; ratings for some of what they viewed. */
const log: EventLog = {
  customers: 2,
  items: 6,
  customerOf: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 0),
  itemOf: Int32Array.of(5, 1, 3, 2, 0, 4, 2, 5),
  kindOf: Int32Array.of(0, 0, 2, 0, 0, 3, 0, 3),
  values: Float32Array.of(NaN, NaN, NaN, NaN, NaN, 4, NaN, 5),
  times: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 1),
};
const last = { kind: 'leave-last-one-out', testRatio: 0.2, seed: 1 } as const;

test('the held-out entries are the same whatever the feedback', () => {
  const [binary, implicit, ratings] = (['binary', 'implicit', 'ratings'] as const).map((feedback) =>
    splitLog(log, feedback, last),
  );
  expect([...binary!.test.indices]).toEqual([2, 2]);
  expect(implicit!.test).toEqual(binary!.test);
  expect(ratings!.test).toEqual(binary!.test);
  expect([...ratings!.train.indices]).toEqual([5, 4]);
  expect([...implicit!.train.data]).toEqual([1, 5, 6, 1, 4]);
});

test('histories come oldest first, also after a second split', () => {
  const { train } = splitLog(log, 'binary', last);
  expect([...historyOf(train, 0).items]).toEqual([5, 1, 3]);
  const inner = splitMatrix(train, last);
  expect([...historyOf(inner.train, 0).items]).toEqual([5, 1]);
  expect([...inner.test.indices]).toEqual([3, 4]);
});
