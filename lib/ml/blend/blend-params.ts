import { z } from 'zod';
import type { AnyRecommender, Part } from '@/lib/ml/recommender';

/** Parameters of members stand among the blend's own, each with its member's id before it: `ease.l2`. */
export interface BlendParams {
  readonly members: string;
  readonly mode: 'weights' | 'history-length';
  readonly seeds: number;
  readonly validations: number;
  readonly validationRatio: number;
  readonly byItem: boolean;
  readonly [name: string]: number | string | boolean;
}

const value = z.union([z.number(), z.string(), z.boolean()]);
const settings = z.record(z.string(), value);

const own = z
  .object({
    members: z.string().default('ease,ials').meta({
      description: 'The algorithms that are blended, with commas between them.',
      kind: 'algorithms',
    }),
    mode: z
      .enum(['weights', 'history-length'])
      .default('weights')
      .describe('Weights add all up; history length lets one serve short histories and another long ones.'),
    seeds: z
      .int()
      .min(1)
      .max(8)
      .default(1)
      .describe('How often a member that starts from random numbers is fitted: the mean is steadier.'),
    validations: z
      .int()
      .min(1)
      .max(5)
      .default(1)
      .describe('How many validation parts inside train choose the weights: more is steadier and slower.'),
    validationRatio: z
      .number()
      .min(0.05)
      .max(0.5)
      .default(0.2)
      .describe(
        'Share of train that a validation part holds out: less leaves the members closer to what they will be.',
      ),
    byItem: z
      .boolean()
      .default(false)
      .describe("Whether that share is of every item's customers instead of every customer's items."),
  })
  .catchall(value);

const idsOf = (members: string): string[] =>
  members
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);

const MOST_MEMBERS = 8;

/** Members by their ids, as named in `members`. */
export function partsOf({ members }: BlendParams, registry: readonly AnyRecommender[]): Part[] {
  return idsOf(members).flatMap((id) => {
    const recommender = registry.find((known) => known.id === id);
    return recommender ? [{ recommender, prefix: `${id}.` }] : [];
  });
}

/** A member's own parameters, without the prefix. */
export function memberParams(params: BlendParams, { prefix }: Part): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, each]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), each]] : [],
    ),
  );
}

/**
 * The schema of a blend: its own parameters, and those of its members with every default written out, so that a stored run
 * stays what it was when a default changes.
 */
export function blendParams(registry: readonly AnyRecommender[]): z.ZodType<BlendParams> {
  return own.transform((given, context): BlendParams => {
    const ids = idsOf(given.members);
    const unknown = ids.filter((id) => !registry.some((known) => known.id === id));
    const refuse = (message: string, path = 'members') =>
      context.addIssue({ code: 'custom', message, path: [path] });
    if (unknown.length > 0)
      refuse(`There is no "${unknown[0]}": choose among ${registry.map(({ id }) => id).join(', ')}`);
    if (ids.length < 2 || ids.length > MOST_MEMBERS || new Set(ids).size < ids.length)
      refuse(`Name two to ${MOST_MEMBERS} different algorithms, with commas between them`);
    const { members: _members, mode, seeds, validations, validationRatio, byItem, ...rest } = given;
    const base: BlendParams = { members: ids.join(','), mode, seeds, validations, validationRatio, byItem };
    const parts = partsOf(base, registry);
    for (const name of Object.keys(rest))
      if (!parts.some(({ prefix }) => name.startsWith(prefix)))
        refuse('Is a parameter of no member: write member.parameter', name);
    const whole = parts.flatMap((part) => {
      const parsed = part.recommender.params.safeParse(memberParams({ ...base, ...rest }, part));
      if (parsed.success)
        return Object.entries(settings.parse(parsed.data)).map(
          ([name, each]) => [part.prefix + name, each] as const,
        );
      for (const issue of parsed.error.issues) refuse(issue.message, part.prefix + issue.path.join('.'));
      return [];
    });
    return { ...base, ...Object.fromEntries(whole) };
  });
}
