import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { type CustomerGroups } from '@/lib/ml/comparison/groups';
import { type ComparedRun } from '@/lib/schemas/comparison';
import { type JudgedRun } from '@/lib/services/models/judged-run';

const dimension = z.enum(['activity', 'taste', 'category']);
const names = z.partialRecord(dimension, z.array(z.string())).nullable();
const curve = z.object({ loss: z.array(z.number()), validation: z.array(z.number()) }).nullable();

export interface RunDetails {
  readonly curve: ComparedRun['curve'];
  readonly groups: readonly CustomerGroups[];
}

/** What a list of runs does not need: learning curve, and which groups the judged customers are in. */
export async function runDetails(runId: string, judged: JudgedRun): Promise<RunDetails> {
  const { prisma } = await database();
  const row = await prisma.modelRun.findUniqueOrThrow({
    where: { id: runId },
    select: { curve: true, groups: true },
  });
  const known = names.parse(row.groups) ?? {};
  return {
    curve: curve.parse(row.curve),
    groups: dimension.options.flatMap((each) => {
      const [named, codes] = [known[each], judged.groups[each]];
      return named && codes ? [{ dimension: each, names: named, codes }] : [];
    }),
  };
}
