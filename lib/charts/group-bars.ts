import { type GroupResult } from '@/lib/schemas/comparison';

/** A group's customers by who is better for them, as shares: what lies left of zero is negative, ties lie half on each side. */
export interface GroupBar {
  readonly group: string;
  readonly customers: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  readonly lossBar: number;
  readonly tieLeft: number;
  readonly tieRight: number;
  readonly winBar: number;
}

/** Diverging bars of one run against the first, a group each, in the groups' order; groups without the run are left out. */
export function prepareGroupBars(
  groups: readonly GroupResult[],
  dimension: GroupResult['dimension'],
  runId: string,
): GroupBar[] {
  return groups.flatMap((group) => {
    const against = group.against[runId];
    if (group.dimension !== dimension || !against) return [];
    const judged = against.wins + against.ties + against.losses;
    const share = (count: number) => (judged === 0 ? 0 : count / judged);
    return {
      group: group.group,
      customers: group.customers,
      ...against,
      lossBar: -share(against.losses) || 0,
      tieLeft: -share(against.ties) / 2 || 0,
      tieRight: share(against.ties) / 2,
      winBar: share(against.wins),
    };
  });
}

/** How far the axis reaches to either side, to the next tenth. */
export const groupReach = (bars: readonly GroupBar[]): number =>
  Math.min(
    1,
    Math.ceil(
      10 *
        Math.max(0.1, ...bars.map(({ lossBar, tieRight, winBar }) => Math.max(-lossBar, winBar) + tieRight)) -
        1e-9,
    ) / 10,
  );
