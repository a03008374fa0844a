/** One figure against a named peer: CPU seconds of both and the ratio that must not be exceeded. */
export interface Measured {
  readonly ours: number;
  readonly peer: number | null;
  readonly isMet: boolean | null;
  readonly note?: string;
}

export interface Benchmark {
  readonly name: string;
  readonly peer: string;
  readonly target: string;
  /** CPU seconds of ours, and of the peer (null where it is not installed). */
  run(): Promise<Measured>;
}

/** CPU seconds (user and system) that a piece of work takes in this process: the median of so many runs after some to warm up. */
export function cpuSeconds(work: () => void, { warm = 4, runs = 7 } = {}): number {
  for (let warming = 0; warming < warm; warming++) work();
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN;
}

/** Our CPU seconds against a peer's: met where the ratio is at most `most`. */
export const against = (ours: number, peer: number | null, most: number): Measured => ({
  ours,
  peer,
  isMet: peer === null ? null : ours / peer <= most,
});

/** What is reported where the data of a benchmark is not there. */
export const missing = (what: string): Measured => ({
  ours: Number.NaN,
  peer: null,
  isMet: null,
  note: `${what} is not beside the project`,
});
