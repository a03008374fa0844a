import { type Interval, type PairedResult, type Relation } from '@/lib/schemas/comparison';

const opposite: Readonly<Record<Relation, Relation>> = {
  better: 'worse',
  worse: 'better',
  undecided: 'undecided',
};

/** a / b − 1 → b / a − 1: percentile intervals go through any rising or falling function as they are. */
function inverse({ mean, low, high }: Interval): Interval | null {
  const of = (share: number) => 1 / (1 + share) - 1;
  return low > -1 ? { mean: of(mean), low: of(high), high: of(low) } : null;
}

/** The same pair seen from the other run. */
export function turnedPair(pair: PairedResult): PairedResult {
  const { mean, low, high } = pair.difference;
  return {
    ...pair,
    runId: pair.againstId,
    againstId: pair.runId,
    difference: { mean: -mean, low: -high, high: -low },
    relative: pair.relative && inverse(pair.relative),
    relation: opposite[pair.relation],
    wins: pair.losses,
    losses: pair.wins,
  };
}

/** Pairs as they are read: each run against the reference, never the other way round; `isAll` adds those without it. */
export function readablePairs(
  pairs: readonly PairedResult[],
  reference: string | undefined,
  isAll: boolean,
): PairedResult[] {
  return pairs
    .filter(({ runId, againstId }) => isAll || runId === reference || againstId === reference)
    .map((pair) => (pair.runId === reference ? turnedPair(pair) : pair));
}
