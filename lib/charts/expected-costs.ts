import { type ThresholdCounts } from '@/lib/schemas/behaviour';

/** What a threshold costs, a customer: those wrongly called, and those missed. */
export interface CostPoint extends ThresholdCounts {
  readonly cost: number;
}

/**
 * Expected cost a customer at each threshold, beginning with calling nobody (threshold ∞), and the cheapest of them; of equals the
 * one that calls fewer.
 * @param falseAlarm cost of calling a customer who would not
 * @param miss cost of not calling one who would
 */
export function expectedCosts(
  points: readonly ThresholdCounts[],
  { rows, positives }: { readonly rows: number; readonly positives: number },
  { falseAlarm, miss }: { readonly falseAlarm: number; readonly miss: number },
): { readonly curve: readonly CostPoint[]; readonly best: CostPoint } {
  const nobody: ThresholdCounts = { threshold: Infinity, truePositives: 0, falsePositives: 0 };
  const costOf = (point: ThresholdCounts): CostPoint => ({
    ...point,
    cost: (point.falsePositives * falseAlarm + (positives - point.truePositives) * miss) / rows,
  });
  const first = costOf(nobody);
  const curve = [first, ...points.map(costOf)];
  const best = curve.reduce((cheapest, point) => (point.cost < cheapest.cost ? point : cheapest), first);
  return { curve, best };
}
