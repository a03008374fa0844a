import { csrPairFromTriples } from '@/lib/ml/csr';
import { type Benchmark } from './benchmark';
import { millionRatings } from './synthetic';

/** What a million interactions take as a matrix and its transpose, in megabytes above the runtime. */
export const memory: Benchmark = {
  name: 'Memory of 1,000,000 interactions with both matrices, triples and all (megabytes)',
  peer: '40 MB',
  target: '≤ 1',
  run() {
    const { users, items, values, rows, cols } = millionRatings();
    const triples = users.byteLength + items.byteLength + values.byteLength;
    const used = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const before = used();
    const pair = csrPairFromTriples(users, items, values, rows, cols);
    const taken = (used() - before + triples) / 1e6 / (users.length / 1e6);
    const isThere = pair.byRow.indices.length === users.length;
    return Promise.resolve({ ours: taken, peer: 40, isMet: isThere && taken <= 40 });
  },
};
