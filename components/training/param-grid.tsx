import { SimpleGrid } from '@mantine/core';
import { type AlgorithmInfo, type ParamField } from '@/lib/schemas/model';
import { ParamInput } from './param-input';
import { type Training } from './training-state';

/** Inputs of some of an algorithm's parameters, each with the way back to its default. */
export function ParamGrid({
  fields,
  algorithm,
  algorithms,
  training: { params, setParam, unsetParam },
}: {
  fields: readonly ParamField[];
  algorithm: AlgorithmInfo;
  algorithms: readonly AlgorithmInfo[];
  training: Training;
}) {
  const parts = algorithms.map(({ id }) => id).filter((id) => id !== algorithm.id);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="md">
      {fields.map((field) => (
        <ParamInput
          key={field.name}
          field={field}
          parts={parts}
          value={params[field.name] ?? field.default}
          onChange={(value) => setParam(field.name, value)}
          onReset={params[field.name] === field.default ? undefined : () => unsetParam(field.name)}
        />
      ))}
    </SimpleGrid>
  );
}
