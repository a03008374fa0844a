import 'server-only';
import { z } from 'zod';
import { type Traits } from '@/lib/ml/recommender';
import { recommenders } from '@/lib/ml/recommenders';
import { algorithmId, type AlgorithmInfo, type FeedbackKind, type ParamField } from '@/lib/schemas/model';
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

/** Share of what customers turned to that must be rated before ratings say more than what they leave out. */
const MOSTLY_RATED = 0.5;

/**
 * What an algorithm learns best from. Ratings leave every other event out: where few products are rated only a model of the
 * ratings themselves wants them.
 */
function feedbackFor({ feedback, learnsValues }: Traits, ratedShare: number): FeedbackKind {
  if (learnsValues) return ratedShare > 0 ? 'ratings' : 'implicit';
  return ratedShare >= MOSTLY_RATED ? feedback : 'binary';
}

/**
 * Every algorithm with its form fields, drawn from its own parameter schema.
 * @param ratedShare share of the shop's pairs of customer and product with a rating, 0..1
 */
export function listAlgorithms(ratedShare = 0): AlgorithmInfo[] {
  return recommenders.map((recommender) => {
    const { id, title, traits, source, params, presets } = recommender;
    const { properties = {} } = objectSchema.parse(z.toJSONSchema(params, { io: 'input' }));
    return {
      id: algorithmId.parse(id),
      title,
      source,
      explains: traits.explains,
      feedback: feedbackFor(traits, ratedShare),
      isSequential: traits.isSequential ?? false,
      hasEmbeddings: traits.hasEmbeddings ?? false,
      presets: presetsSchema.parse(presets),
      searched: searchedParams(recommender, {}),
      fields: Object.entries(properties).map(([name, given]) => fieldOf(name, given)),
    };
  });
}
