/** Widths of the steps in which weight moves from one member to another, the last as fine as the weights need to be. */
const STEPS = [0.32, 0.16, 0.08, 0.04];
/** What a step must gain: less is chance. */
const GAIN = 1e-7;

/**
 * Non-negative weights that add up to 1 and make a value highest: from each member alone, and from all alike, weight moves
 * between pairs of members as long as that helps, in ever smaller steps. (The value is no smooth function: it counts places.)
 * @param value of weights, the higher the better
 */
export function findWeights(
  members: number,
  value: (weights: Float64Array) => number,
  progress: (fraction: number) => void = () => {},
): { weights: Float64Array; value: number } {
  const alone = Array.from({ length: members }, (_, at) =>
    Float64Array.from({ length: members }, (_unused, other) => (other === at ? 1 : 0)),
  );
  const starts = [new Float64Array(members).fill(1 / members), ...alone]
    .map((weights) => ({ weights, value: value(weights) }))
    .sort((a, b) => b.value - a.value);
  let best = starts[0]!;
  const climbs = starts.slice(0, 2);
  climbs.forEach((start, climb) => {
    let found = start;
    STEPS.forEach((step, at) => {
      progress((climb + at / STEPS.length) / climbs.length);
      for (let isBetter = true; isBetter;) {
        isBetter = false;
        for (let from = 0; from < members; from++)
          for (let to = 0; to < members; to++) {
            const moved = Math.min(step, found.weights[from]!);
            if (from === to || moved <= 0) continue;
            const weights = found.weights.slice();
            weights[from]! -= moved;
            weights[to]! += moved;
            const tried = { weights, value: value(weights) };
            if (tried.value > found.value + GAIN) {
              found = tried;
              isBetter = true;
            }
          }
      }
    });
    if (found.value > best.value) best = found;
  });
  return best;
}
