import 'server-only';
import { z } from 'zod';
import { database, Prisma } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { errorCodes } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type JobKind, jobKinds, type JobView } from '@/lib/schemas/job';
import { jobAbout } from '@/lib/schemas/job-about';
import { abortHere, wakeRunner } from './running';

export interface NewJob {
  readonly kind: JobKind;
  readonly payload: Prisma.InputJsonValue;
  readonly subject: string;
  /** At most one open job has a given key; asking again gives that one. */
  readonly dedupeKey?: string;
}

/** Puts a job into the queue. `created` is false where the same job is open already. */
export async function enqueue(
  { shop }: Context,
  { dedupeKey, ...job }: NewJob,
): Promise<{ jobId: string; created: boolean }> {
  const { prisma } = await database();
  const key = dedupeKey === undefined ? null : `${shop.id}:${dedupeKey}`;
  try {
    const { id } = await prisma.job.create({
      data: { ...job, shopId: shop.id, dedupeKey: key },
      select: { id: true },
    });
    wakeRunner();
    return { jobId: id, created: true };
  } catch (error) {
    if (key === null || !(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002')
      throw error;
    const open = await prisma.job.findFirst({
      where: { dedupeKey: key, status: { in: ['queued', 'running'] } },
      select: { id: true },
    });
    if (!open) throw saidError('conflict', 'justFinishing');
    return { jobId: open.id, created: false };
  }
}

const select = {
  id: true,
  kind: true,
  status: true,
  subject: true,
  payload: true,
  progress: true,
  stage: true,
  rate: true,
  error: true,
  told: true,
  resultId: true,
  attempts: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

type JobRow = Prisma.JobGetPayload<{ select: typeof select }>;

const toldSchema = z.object({
  code: z.enum([...errorCodes, 'internal']),
  says: z
    .object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .optional(),
});

const aboutOf = (kind: JobKind, payload: Prisma.JsonValue) =>
  typeof payload === 'object' ? (jobAbout.safeParse({ ...payload, kind }).data ?? null) : null;

/** Places of everything that waits, in the order in which the runner takes it. */
async function readPlaces(): Promise<ReadonlyMap<string, number>> {
  const { prisma } = await database();
  const rows = await prisma.job.findMany({
    where: { status: 'queued' },
    orderBy: { runAt: 'asc' },
    select: { id: true },
  });
  return new Map(rows.map(({ id }, at) => [id, at + 1]));
}

function viewOf(
  { kind, payload, told, createdAt, startedAt, finishedAt, ...job }: JobRow,
  places: ReadonlyMap<string, number>,
): JobView {
  const known = jobKinds.find((name) => name === kind);
  if (!known) throw new Error(`Job ${job.id} is of the unknown kind ${kind}.`);
  return {
    ...job,
    kind: known,
    place: places.get(job.id) ?? null,
    told: toldSchema.nullable().parse(told),
    about: aboutOf(known, payload),
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** The shop's jobs, newest first, at most 50. */
export async function listJobs({ shop }: Context): Promise<JobView[]> {
  const { prisma } = await database();
  const rows = await prisma.job.findMany({
    where: { shopId: shop.id },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select,
  });
  const places = await readPlaces();
  return rows.map((row) => viewOf(row, places));
}

export async function getJob({ shop }: Context, { jobId }: { jobId: string }): Promise<JobView> {
  const { prisma } = await database();
  const row = await prisma.job.findFirst({ where: { id: jobId, shopId: shop.id }, select });
  if (!row) throw saidError('not-found', 'noJob');
  return viewOf(row, await readPlaces());
}

/**
 * Cancels a job: at once while it waits (a runner then cleans up and sets `finishedAt`); a running one stops at its next
 * progress report, also in another process.
 */
export async function cancelJob(context: Context, { jobId }: { jobId: string }): Promise<JobView> {
  const { prisma } = await database();
  const now = new Date();
  const mine = { id: jobId, shopId: context.shop.id };
  const waiting = await prisma.job.updateMany({
    where: { ...mine, status: 'queued' },
    data: { status: 'cancelled', cancelAt: now },
  });
  if (waiting.count === 0) {
    await prisma.job.updateMany({ where: { ...mine, status: 'running' }, data: { cancelAt: now } });
    abortHere(jobId);
  }
  return getJob(context, { jobId });
}
