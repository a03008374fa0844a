import { type Entries, entriesOf, type EventLog, type Feedback, pickEntries } from './interactions';
import { PairSet } from './pair-set';
import { Refusal } from './refusal';

/** What was logged before the cut as entries, and what came after it. */
export interface CutInTime {
  readonly train: Entries;
  readonly test: Entries;
  /** What train was made of. */
  readonly before: EventLog;
}

function eventsOf(log: EventLog, isWanted: (time: number) => boolean): EventLog {
  const wanted = Int32Array.from(log.times.keys()).filter((at) => isWanted(log.times[at]!));
  return {
    ...log,
    customerOf: wanted.map((at) => log.customerOf[at]!),
    itemOf: wanted.map((at) => log.itemOf[at]!),
    kindOf: Uint8Array.from(wanted, (at) => log.kindOf[at]!),
    values: Float32Array.from(wanted, (at) => log.values[at]!),
    times: Float64Array.from(wanted, (at) => log.times[at]!),
  };
}

/**
 * Cuts a log in time and makes entries of each side by itself: what a customer did after the cut, a return of an earlier purchase
 * above all, changes nothing of what was known before it. A pair that was there before the cut is no news after it.
 * @param testRatio share of the events that come after the cut; events of one moment stay together
 * @param feedback what train is made of
 * @param held what test is made of, and what tells that a pair was there before
 * @throws Refusal where an event has no time
 */
export function cutInTime(
  log: EventLog,
  testRatio: number,
  feedback: Feedback,
  held: 'binary' | 'ratings',
): CutInTime {
  const times = log.times.slice().sort();
  if (times.length === 0 || times.some((time) => Number.isNaN(time)))
    throw new Refusal('A split by time needs a time on every interaction: choose the random split.');
  const cut = times[Math.floor(times.length * (1 - testRatio))]!;
  const before = eventsOf(log, (time) => time < cut);
  const after = entriesOf(
    eventsOf(log, (time) => time >= cut),
    held,
  );
  const known = new PairSet(entriesOf(before, held));
  const isNews = (at: number) => !known.has(after.customerOf[at]!, after.itemOf[at]!);
  return { before, train: entriesOf(before, feedback), test: pickEntries(after, isNews) };
}
