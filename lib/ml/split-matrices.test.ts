import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Csr } from './csr';
import { historyOf } from './history';
import { entriesOf, type EventLog, eventKinds, matrixOf } from './interactions';
import { splitLog, splitMatrix } from './split-matrices';

/** Two customers; ratings for some of what they viewed. */
const log: EventLog = {
  customers: 2,
  items: 6,
  customerOf: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 0),
  itemOf: Int32Array.of(5, 1, 3, 2, 0, 4, 2, 5),
  kindOf: Uint8Array.of(0, 0, 2, 0, 0, 3, 0, 3),
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

const [view, purchase, rating, returned] = (['view', 'purchase', 'rating', 'return'] as const).map((kind) =>
  eventKinds.indexOf(kind),
) as [number, number, number, number];
type Event = readonly [customer: number, item: number, kind: number, time: number];
const logOf = (events: readonly Event[]): EventLog => ({
  customers: 3,
  items: 6,
  customerOf: Int32Array.from(events, ([customer]) => customer),
  itemOf: Int32Array.from(events, ([, item]) => item),
  kindOf: Uint8Array.from(events, ([, , kind]) => kind),
  values: Float32Array.from(events, ([, , kind]) => (kind === rating ? 4 : Number.NaN)),
  times: Float64Array.from(events, ([, , , time]) => time),
});
/** Eight events before the cut at 9, two from it on. */
const inTime = { kind: 'temporal', testRatio: 0.2, seed: 1 } as const;
const bought: readonly Event[] = [
  [0, 1, purchase, 1],
  [0, 2, view, 2],
  [0, 3, rating, 3],
  [1, 1, view, 4],
  [1, 2, purchase, 5],
  [1, 4, view, 6],
  [2, 5, view, 7],
  [2, 0, view, 8],
];

test('a return after the cut takes nothing from what was known before it', () => {
  const held = splitLog(logOf([...bought, [0, 1, returned, 9], [0, 4, view, 10]]), 'binary', inTime);
  expect([...historyOf(held.train, 0).items]).toEqual([1, 2, 3]);
  expect([...held.test.indptr]).toEqual([0, 1, 1, 1]);
  expect([...held.test.indices]).toEqual([4]);
});

test('what was known before the cut is no news after it, and leaves neither train nor its weight', () => {
  const held = splitLog(logOf([...bought, [0, 2, purchase, 9], [1, 0, view, 10]]), 'implicit', inTime);
  expect([...historyOf(held.train, 0).items]).toEqual([1, 2, 3]);
  expect([...historyOf(held.train, 0).weights]).toEqual([5, 1, 4]);
  expect([...held.test.indptr]).toEqual([0, 0, 1, 1]);
});

const someEvents = fc.array(
  fc.tuple(fc.nat(2), fc.nat(5), fc.constantFrom(view, purchase, rating, returned), fc.nat(30)),
  { minLength: 2, maxLength: 60 },
);
const feedbacks = fc.constantFrom('binary' as const, 'ratings' as const, 'implicit' as const);

test('whatever comes after the cut, train stays the same, at a second cut too; test has no pair of train', () => {
  fc.assert(
    fc.property(
      someEvents,
      feedbacks,
      fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }),
      (events, feedback, drawn) => {
        const times = events.map(([, , , time]) => time).sort((a, b) => a - b);
        const cut = times[Math.floor(times.length * 0.8)]!;
        const other = events.map(([customer, item, kind, time], at): Event =>
          time < cut ? [customer, item, kind, time] : [customer, drawn[at]!, returned, time],
        );
        const [one, changed] = [events, other].map((list) => splitLog(logOf(list), feedback, inTime));
        expect(changed!.train).toEqual(one!.train);
        const before = logOf(events.filter(([, , , time]) => time < cut));
        expect(one!.train).toMatchObject(matrixOf(entriesOf(before, feedback)));
        if (before.times.length > 0)
          expect(splitMatrix(one!.train, inTime)).toEqual(splitLog(before, feedback, inTime));
        const known = matrixOf(entriesOf(before, 'binary'));
        const pairs = ({ indptr, indices }: Csr) =>
          [0, 1, 2].flatMap((row) =>
            [...indices.subarray(indptr[row], indptr[row + 1])].map((item) => 6 * row + item),
          );
        expect(pairs(one!.test).filter((pair) => pairs(known).includes(pair))).toEqual([]);
      },
    ),
  );
});
