import 'server-only';
import { z } from 'zod';
import { recommenders } from '@/lib/ml/recommenders';
import { algorithmId, type AlgorithmInfo, type ParamField } from '@/lib/schemas/model';
import { searchedParams } from './searched-params';

const property = z.object({
  type: z.string().optional(),
  kind: z.literal('algorithms').optional(),
  enum: z.array(z.string()).optional(),
  default: z.union([z.number(), z.string(), z.boolean()]),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  description: z.string().optional(),
});

const presetsSchema = z.partialRecord(
  z.enum(['quick', 'thorough']),
  z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
);

const objectSchema = z.object({ properties: z.record(z.string(), property).optional() });

function fieldOf(name: string, given: z.infer<typeof property>): ParamField {
  const type = given.kind
    ? given.kind
    : given.enum
      ? 'choice'
      : given.type === 'integer'
        ? 'integer'
        : given.type === 'boolean'
          ? 'boolean'
          : 'number';
  return {
    name,
    type,
    default: given.default,
    min: given.minimum ?? given.exclusiveMinimum ?? null,
    max: given.maximum ?? null,
    choices: given.enum ?? null,
    description: given.description ?? '',
  };
}

/** Every algorithm with its form fields, drawn from its own parameter schema. */
export function listAlgorithms(): AlgorithmInfo[] {
  return recommenders.map((recommender) => {
    const { id, title, traits, source, params, presets } = recommender;
    const { properties = {} } = objectSchema.parse(z.toJSONSchema(params, { io: 'input' }));
    return {
      id: algorithmId.parse(id),
      title,
      source,
      explains: traits.explains,
      isSequential: traits.isSequential ?? false,
      hasEmbeddings: traits.hasEmbeddings ?? false,
      presets: presetsSchema.parse(presets),
      searched: searchedParams(recommender, {}),
      fields: Object.entries(properties).map(([name, given]) => fieldOf(name, given)),
    };
  });
}
