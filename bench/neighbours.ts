import { csrPairFromTriples } from '@/lib/ml/csr';
import { nearestNeighbours, plainNeighbours } from '@/lib/ml/similarity/neighbours';
import { against, type Benchmark, cpuSeconds } from './benchmark';
import { peerSeconds } from './python';
import { millionRatings, tenMillionRatings, type Triples } from './synthetic';

const options = { metric: 'cosine', k: 50, shrinkage: 0, weighting: 'none' } as const;

const byItemOf = ({ users, items, values, rows, cols }: Triples) =>
  csrPairFromTriples(users, items, values, rows, cols).byColumn;

function againstScikitLearn(triples: Triples, block: number, repeats: { warm: number; runs: number }) {
  const byItem = byItemOf(triples);
  const ours = cpuSeconds(() => void nearestNeighbours(byItem, options), repeats);
  const { folder, rows, cols } = triples;
  const args = [folder, String(rows), String(cols), '50', String(block), String(repeats.runs)];
  return Promise.resolve(against(ours, peerSeconds('neighbours.py', 'sklearn, scipy', args), 0.15));
}

function againstPlain(triples: Triples, repeats: { warm: number; runs: number }) {
  const byItem = byItemOf(triples);
  const ours = cpuSeconds(() => void nearestNeighbours(byItem, options), repeats);
  return Promise.resolve(
    against(
      ours,
      cpuSeconds(() => void plainNeighbours(byItem, options), repeats),
      0.25,
    ),
  );
}

const scikitLearn = 'scikit-learn cosine_similarity + numpy top-K';
const typedArrays = 'the same by plain typed arrays';
const million = 'Exact top-50 cosine neighbours of 4,000 items, 1,000,000 ratings';
const ten = 'Exact top-50 cosine neighbours of 20,000 items, 10,000,000 ratings';

export const neighbours: Benchmark = {
  name: million,
  peer: scikitLearn,
  target: '≤ 0.15',
  run: () => againstScikitLearn(millionRatings(), 4000, { warm: 4, runs: 7 }),
};

export const plain: Benchmark = {
  name: million,
  peer: typedArrays,
  target: '≤ 0.25',
  run: () => againstPlain(millionRatings(), { warm: 4, runs: 7 }),
};

export const tenMillion: Benchmark = {
  name: ten,
  peer: `${scikitLearn}, 2,000 items at a time`,
  target: '≤ 0.15',
  run: () => againstScikitLearn(tenMillionRatings(), 2000, { warm: 0, runs: 1 }),
};

export const tenMillionPlain: Benchmark = {
  name: ten,
  peer: typedArrays,
  target: '≤ 0.25',
  run: () => againstPlain(tenMillionRatings(), { warm: 0, runs: 1 }),
};
