import { type AlgorithmInfo, type ParamField } from './model';

/** The algorithms that another is made of, in the order of its own parameter that names them; none for most. */
function membersOf(
  { fields }: AlgorithmInfo,
  params: Readonly<Record<string, number | string | boolean>>,
  algorithms: readonly AlgorithmInfo[],
): AlgorithmInfo[] {
  return fields
    .filter(({ type }) => type === 'algorithms')
    .flatMap((field) => String(params[field.name] ?? field.default).split(','))
    .flatMap((name) => algorithms.find(({ id }) => id === name.trim()) ?? []);
}

/**
 * An algorithm with the fields of its members after its own, each with the member's id before its name (`ease.l2`): a blend takes,
 * stores and searches them like its own. An algorithm without members is given back as it is.
 */
export function withMembers(
  algorithm: AlgorithmInfo,
  params: Readonly<Record<string, number | string | boolean>>,
  algorithms: readonly AlgorithmInfo[],
): AlgorithmInfo {
  if (!algorithm.fields.some(({ type }) => type === 'algorithms')) return algorithm;
  const own = new Set(algorithm.fields.map(({ name }) => name));
  const members = membersOf(algorithm, params, algorithms);
  const fieldsOf = ({ id, fields }: AlgorithmInfo): ParamField[] =>
    fields.map((field) => ({ ...field, name: `${id}.${field.name}`, member: id }));
  return {
    ...algorithm,
    fields: [...algorithm.fields, ...members.flatMap(fieldsOf)],
    searched: [
      ...algorithm.searched.filter((name) => own.has(name)),
      ...members.flatMap(({ id, searched }) => searched.map((name) => `${id}.${name}`)),
    ],
  };
}
