import { inverse, Matrix } from 'ml-matrix';
import { hessianOf, minimise } from './minimise';

/** A positive parameter with its 95 % interval (Wald's, of the logarithm). */
export interface Estimate {
  readonly value: number;
  /** Null where the likelihood is flat: the data do not say. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface Fitted<Name extends string> {
  readonly params: Readonly<Record<Name, number>>;
  readonly estimates: Readonly<Record<Name, Estimate>>;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly isConverged: boolean;
}

/** Parameters are looked for between 1/LARGEST and LARGEST. */
const LARGEST = 1e6;
/** 97.5 % point of the standard normal distribution. */
const Z = 1.959964;

/** Standard errors from the inverse Hessian; NaN where it is not positive. */
function standardErrors(hessian: number[][]): number[] {
  try {
    return inverse(new Matrix(hessian)).diagonal().map(Math.sqrt);
  } catch {
    return hessian.map(() => Number.NaN);
  }
}

/**
 * Maximum likelihood of positive parameters, over their logarithms.
 * @param logLikelihood of the parameters in the order of `names`
 * @param start where to begin, positive
 */
export function maximumLikelihood<Name extends string>(
  names: readonly Name[],
  start: readonly number[],
  logLikelihood: (params: Float64Array) => number,
): Fitted<Name> {
  const bound = Math.log(LARGEST);
  const lost = (logs: Float64Array) => {
    if (logs.some((log) => !(Math.abs(log) <= bound))) return Infinity;
    const value = logLikelihood(logs.map(Math.exp));
    return Number.isFinite(value) ? -value : Infinity;
  };
  const { at, value, iterations, isConverged } = minimise(lost, start.map(Math.log));
  const errors = standardErrors(hessianOf(lost, at));
  const pairs = names.map((name, index) => {
    const [log, error] = [at[index]!, errors[index]!];
    const isKnown = Number.isFinite(Math.exp(Math.abs(log) + Z * error));
    const estimate: Estimate = {
      value: Math.exp(log),
      low: isKnown ? Math.exp(log - Z * error) : null,
      high: isKnown ? Math.exp(log + Z * error) : null,
    };
    return [name, estimate] as const;
  });
  const estimates = Object.fromEntries(pairs) as Record<Name, Estimate>;
  const params = Object.fromEntries(pairs.map(([name, estimate]) => [name, estimate.value])) as Record<
    Name,
    number
  >;
  return { params, estimates, logLikelihood: -value, iterations, isConverged };
}
