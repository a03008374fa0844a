import 'server-only';
import { owner } from '@/lib/auth/person';
import { database } from '@/lib/db';
import { logger } from '@/lib/logger';
import { Refusal } from '@/lib/ml/refusal';
import { AppError, type Told } from '@/lib/schemas/app-error';
import { englishOf, type ErrorKey } from '@/lib/schemas/said-error';
import { type AnyJobDefinition, type JobReport } from './job-kind';
import { Lease } from './lease';
import { running, type StopReason } from './running';

/** What a job's context needs of its shop. */
export const shopSelect = { id: true, slug: true, name: true, currency: true, dataVersion: true } as const;

interface Claimed {
  readonly id: string;
  /** Name of the runner that claimed it. */
  readonly runner: string;
  readonly kinds: ReadonlyMap<string, AnyJobDefinition>;
  readonly isStopping: boolean;
}

/** Runs a claimed job to its end and writes down how it ended. Never throws. */
export async function runJob(claimed: Claimed): Promise<void> {
  // Known from its first moment on: whoever stops or cancels must find it.
  const controller = new AbortController();
  running.jobs.set(claimed.id, controller);
  if (claimed.isStopping) controller.abort('shutdown' satisfies StopReason);
  try {
    await work(claimed, controller);
  } catch (error) {
    logger.error({ err: error, jobId: claimed.id }, 'the end of a job could not be written');
  } finally {
    running.jobs.delete(claimed.id);
  }
}

async function work({ id, runner, kinds }: Claimed, controller: AbortController): Promise<void> {
  const { prisma } = await database();
  const job = await prisma.job.findUniqueOrThrow({
    where: { id },
    include: { shop: { select: shopSelect } },
  });
  const kind = kinds.get(job.kind);
  const context = { person: owner, shop: job.shop };
  const lease = new Lease(id, runner, controller);
  const end = async (status: 'failed' | 'cancelled', failure: Failure | null) => {
    await kind?.abandon(context, job.payload, status, failure?.sentence ?? null);
    const { code, says } = failure ?? {};
    const told = code ? { code, ...(says ? { says: { ...says } } : {}) } : undefined;
    await lease.release({ status, error: failure?.sentence ?? null, told, finishedAt: new Date() });
  };
  lease.keep();
  try {
    if (job.cancelAt) return await end('cancelled', null);
    if (job.attempts > job.maxAttempts) return await end('failed', internal('diedTwice'));
    if (!kind)
      return await end('failed', {
        code: 'internal',
        sentence: `This version knows no job of the kind ${job.kind}.`,
      });
    controller.signal.throwIfAborted();
    const resultId = await kind.run({
      context,
      jobId: id,
      payload: job.payload,
      signal: controller.signal,
      report: (report: JobReport) => lease.report(report),
    });
    await lease.release({ status: 'succeeded', progress: 1, resultId, finishedAt: new Date() });
  } catch (error) {
    const reason: unknown = controller.signal.reason;
    if (!controller.signal.aborted) return await end('failed', failureOf(error, id));
    if (reason === 'cancelled') return await end('cancelled', null);
    if (reason === 'shutdown') await lease.giveBack();
    // Lost: it is another process's job now.
  } finally {
    lease.drop();
  }
}

/** How a job failed: in English, and by what the browser says it in its language. */
interface Failure extends Told {
  readonly sentence: string;
}

const internal = (key: ErrorKey): Failure => ({
  code: 'internal',
  sentence: englishOf(key),
  says: { key, values: {} },
});

/** What the person reads: the sentence of an expected failure, a plain one for any other. */
function failureOf(error: unknown, jobId: string): Failure {
  if (error instanceof AppError) return { code: error.code, sentence: error.message, says: error.says };
  if (error instanceof Refusal) return { code: error.code, sentence: error.message };
  logger.error({ err: error, jobId }, 'a job failed');
  return internal('jobFailed');
}
