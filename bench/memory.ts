import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { entriesOf, eventKinds, type EventLog, matrixOf } from '@/lib/ml/interactions';
import { type Benchmark } from './benchmark';
import { millionRatings } from './synthetic';

/** Megabytes that a collector leaves: what is at rest, without what is about to be freed. */
async function atRest(): Promise<number> {
  setFlagsFromString('--expose-gc');
  // Buffers are freed beside the collector: what one round found free is gone by the next.
  for (let round = 0; round < 3; round++) {
    runInNewContext('gc()');
    await setTimeout(100);
  }
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return (arrayBuffers + heapUsed) / 1e6;
}

/** Ratings as a log of events, a minute apart. */
function logOf(): EventLog {
  const { users, items, values, rows, cols } = millionRatings();
  return {
    customers: rows,
    items: cols,
    customerOf: users.slice(),
    itemOf: items.slice(),
    kindOf: new Uint8Array(users.length).fill(eventKinds.indexOf('rating')),
    values: values.slice(),
    times: Float64Array.from({ length: users.length }, (_, at) => 1.7e12 + 60_000 * at),
  };
}

/**
 * The way of every training: a log, its entries, the matrix with order and times. Log and matrix stay while a model is fitted; entries
 * are freed between them. Megabytes above the runtime and the data that the log is copied from.
 */
export const memory: Benchmark = {
  name: 'Memory of 1,000,000 interactions at rest while a model is fitted: log and matrix (megabytes)',
  peer: '40 MB',
  target: '≤ 1',
  async run() {
    millionRatings();
    const bare = await atRest();
    const log = logOf();
    const logged = await atRest();
    const entries = entriesOf(log, 'ratings');
    const entered = await atRest();
    const matrix = matrixOf(entries);
    const all = await atRest();
    const isWhole = [log, entries].every(({ itemOf }) => itemOf.length === matrix.indices.length);
    const each = (megabytes: number) => megabytes / (matrix.indices.length / 1e6);
    const [ofLog, ofEntries, ofMatrix] = [logged - bare, entered - logged, all - entered].map(each);
    const ours = (ofLog ?? 0) + (ofMatrix ?? 0);
    const told = [ofLog, ofMatrix, ofEntries].map((megabytes = 0) => megabytes.toFixed(1));
    return {
      ours,
      peer: 40,
      isMet: isWhole && ours <= 40,
      note: `log ${told[0]}, matrix ${told[1]}; entries between them ${told[2]}`,
    };
  },
};
