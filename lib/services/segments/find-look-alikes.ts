import 'server-only';
import { database } from '@/lib/db';
import { type Csr } from '@/lib/ml/csr';
import { mostAlike } from '@/lib/ml/look-alikes';
import { type Embeddings } from '@/lib/ml/recommender';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type LookAlikeRule } from '@/lib/schemas/segment';
import { readCustomerVectors } from '@/lib/services/models/customer-vectors';
import { openModel } from '@/lib/services/models/open-model';
import { preparedMatrix } from '@/lib/services/similarity/prepared-matrix';
import { findSegment } from './find-segment';

/** The shop's customers as rows, with whose each is. */
interface Population {
  readonly rows: Csr | Embeddings;
  readonly customerIds: Int32Array;
}

async function population(context: Context, measure: LookAlikeRule['measure']): Promise<Population> {
  if (measure === 'model') {
    const { customerIds, ...rows } = await readCustomerVectors(context, await openModel(context));
    return { rows, customerIds };
  }
  const { rows, rowIds } = await preparedMatrix(context, {
    of: 'customer',
    metric: 'cosine',
    // What everybody bought says little of anybody.
    weighting: 'tf-idf',
    shrinkage: 0,
    feedback: 'binary',
  });
  return { rows, customerIds: rowIds };
}

/**
 * The customers who are most like the members of a segment and are not members themselves, most alike first.
 * @throws AppError `not-enough-data` where no member has a history to be alike to
 */
export async function findLookAlikes(
  context: Context,
  { seedId, size, measure }: LookAlikeRule,
  signal?: AbortSignal,
): Promise<number[]> {
  const seed = await findSegment(context, seedId);
  const { prisma } = await database();
  const members = await prisma.segmentMember.findMany({
    where: { segmentId: seed.id },
    select: { customerId: true },
  });
  const isSeed = new Set(members.map(({ customerId }) => customerId));
  const { rows, customerIds } = await population(context, measure);
  signal?.throwIfAborted();
  const seeds = Int32Array.from(customerIds.keys()).filter((row) => isSeed.has(customerIds[row] ?? -1));
  if (seeds.length === 0) throw saidError('not-enough-data', 'noSeed', { name: seed.name });
  return Array.from(mostAlike(rows, seeds, size), (row) => customerIds[row] ?? -1);
}
