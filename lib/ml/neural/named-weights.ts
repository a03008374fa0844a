import type { Weights } from './session';

/**
 * The named parameters of a trained network, and no others.
 * @throws RangeError where the network has no parameter of a name
 */
export function namedWeights<Name extends string>(
  weights: Weights,
  names: readonly Name[],
): Record<Name, Float32Array> {
  const found: Partial<Record<Name, Float32Array>> = {};
  const isWhole = (part: typeof found): part is Record<Name, Float32Array> =>
    names.every((name) => part[name] !== undefined);
  for (const name of names) {
    const values = weights[name];
    if (values) found[name] = values;
  }
  if (!isWhole(found)) throw new RangeError(`The network lacks one of ${names.join(', ')}.`);
  return found;
}
