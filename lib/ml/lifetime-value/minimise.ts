/** Where a minimum was found. */
export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** The gradient vanished; otherwise the best point so far. */
  readonly isConverged: boolean;
}

/** Step of central differences; of functions known to 15 digits the gradient then has about ten. */
const STEP = 1e-5;
/** Largest change of a coordinate in one iteration: of a logarithm, a factor of 7. */
const LONGEST = 2;

/** Gradient by central differences. */
function gradientOf(of: (at: Float64Array) => number, at: Float64Array): Float64Array {
  return at.map((value, index) => {
    const moved = at.slice();
    moved[index] = value + STEP;
    const above = of(moved);
    moved[index] = value - STEP;
    return (above - of(moved)) / (2 * STEP);
  });
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

/** The update of Broyden, Fletcher, Goldfarb and Shanno (1970) to the inverse Hessian, row by row in place. */
function update(inverse: Float64Array[], step: Float64Array, change: Float64Array): void {
  const curvature = dot(step, change);
  if (curvature <= 1e-12) return;
  const turned = Float64Array.from(inverse, (row) => dot(row, change));
  const scale = (1 + dot(change, turned) / curvature) / curvature;
  inverse.forEach((row, i) =>
    row.forEach((_, j) => {
      row[j]! += scale * step[i]! * step[j]! - (turned[i]! * step[j]! + step[i]! * turned[j]!) / curvature;
    }),
  );
}

/**
 * Minimises a smooth function of few variables by BFGS with numeric gradients and Armijo's line search (Nocedal & Wright 2006, ch. 6).
 * @param of may return Infinity outside of its domain
 */
export function minimise(
  of: (at: Float64Array) => number,
  start: readonly number[],
  { iterations = 200, tolerance = 1e-10 } = {},
): Minimum {
  let at = Float64Array.from(start);
  let value = of(at);
  let gradient = gradientOf(of, at);
  const identity = () => Array.from(at, (_, i) => Float64Array.from(at, (_value, j) => (i === j ? 1 : 0)));
  let inverse = identity();
  const small = () => Math.max(...gradient.map(Math.abs)) <= tolerance * Math.max(1, Math.abs(value));
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (small()) return { at, value, iterations: iteration, isConverged: true };
    let direction = Float64Array.from(inverse, (row) => -dot(row, gradient));
    if (dot(direction, gradient) >= 0) {
      inverse = identity();
      direction = gradient.map((part) => -part);
    }
    const longest = Math.max(...direction.map(Math.abs));
    if (longest > LONGEST) direction = direction.map((part) => (part * LONGEST) / longest);
    const slope = dot(direction, gradient);
    let length = 1;
    let next = at;
    let nextValue = Infinity;
    for (let halving = 0; halving < 40; halving++, length /= 2) {
      next = at.map((part, index) => part + length * direction[index]!);
      nextValue = of(next);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    // No step goes down any more: the digits of the function are used up.
    if (!(nextValue < value))
      return {
        at,
        value,
        iterations: iteration,
        isConverged: small() || -slope < 1e-9 * Math.max(1, Math.abs(value)),
      };
    const nextGradient = gradientOf(of, next);
    update(
      inverse,
      next.map((part, index) => part - at[index]!),
      nextGradient.map((part, index) => part - gradient[index]!),
    );
    [at, value, gradient] = [next, nextValue, nextGradient];
  }
  return { at, value, iterations, isConverged: small() };
}

/** Second derivatives by central differences, symmetric, row by row. */
export function hessianOf(of: (at: Float64Array) => number, at: Float64Array): number[][] {
  const step = 1e-3;
  const moved = (i: number, j: number, di: number, dj: number) => {
    const point = at.slice();
    point[i]! += di * step;
    point[j]! += dj * step;
    return of(point);
  };
  return Array.from(at, (_, i) =>
    Array.from(
      at,
      (_value, j) =>
        (moved(i, j, 1, 1) - moved(i, j, 1, -1) - moved(i, j, -1, 1) + moved(i, j, -1, -1)) /
        (4 * step * step),
    ),
  );
}
