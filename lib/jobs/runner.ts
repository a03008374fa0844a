import 'server-only';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { owner } from '@/lib/auth/person';
import { database } from '@/lib/db';
import { logger } from '@/lib/logger';
import { AppError } from '@/lib/schemas/app-error';
import { type AnyJobDefinition, type JobReport } from './job-kind';
import { running, type StopReason } from './running';

/** Seconds without a heartbeat after which another process may take a job over. */
const LEASE_SECONDS = 15;
const HEARTBEAT_MS = 1000;
const REPORT_MS = 300;
const POLL_MS = 1000;

const claimSql = `
UPDATE "Job" SET "status" = 'running', "lockedBy" = $1, "leaseUntil" = now() + $2 * interval '1 second',
  "attempts" = "attempts" + 1, "startedAt" = now(), "progress" = 0, "stage" = NULL, "rate" = NULL, "error" = NULL
WHERE "id" = (
  SELECT "id" FROM "Job"
  WHERE "kind" = ANY($3::text[]) AND ((("status" = 'queued' AND "runAt" <= now())
    OR ("status" = 'running' AND "leaseUntil" < now() AND "id" <> ALL($4::uuid[]))))
  ORDER BY "runAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING "id"`;

const beatSql = `
UPDATE "Job" SET "leaseUntil" = now() + $3 * interval '1 second', "progress" = $4, "stage" = $5, "rate" = $6
WHERE "id" = $1 AND "lockedBy" = $2 AND "status" = 'running' RETURNING "cancelAt"`;

const shopSelect = { id: true, slug: true, name: true, currency: true, dataVersion: true } as const;

/** Works the queue off, one job at a time, until `stop` is called. */
export class Runner {
  readonly #name = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  readonly #kinds: ReadonlyMap<string, AnyJobDefinition>;
  #isStopping = false;
  #loop: Promise<void> | null = null;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(kinds: readonly AnyJobDefinition[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
  }

  start(): void {
    this.#loop = this.#work();
    this.#sweeping = setInterval(() => void this.abandonCancelled(), POLL_MS);
  }

  /** Gives running jobs back to the queue and waits until they have let go. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#sweeping);
    running.wake();
    for (const job of running.jobs.values()) job.abort('shutdown' satisfies StopReason);
    await this.#loop;
  }

  /**
   * Frees what a process that died left running on the embedded database: its folder lock says that there is no other
   * process, so nobody has to wait for the lease to run out.
   */
  async freeOrphans(): Promise<void> {
    const { kind, pool } = await database();
    if (kind !== 'embedded') return;
    await pool.query(
      `UPDATE "Job" SET "leaseUntil" = now() - interval '1 second' WHERE "status" = 'running' AND "id" <> ALL($1::uuid[])`,
      [[...running.jobs.keys()]],
    );
  }

  /** Lets each kind clean up after jobs that were cancelled while they waited; also while another job runs. Never throws. */
  async abandonCancelled(): Promise<void> {
    try {
      const { prisma } = await database();
      const jobs = await prisma.job.findMany({
        where: { status: 'cancelled', finishedAt: null, kind: { in: [...this.#kinds.keys()] } },
        include: { shop: { select: shopSelect } },
      });
      for (const { id, kind, payload, shop } of jobs) {
        await this.#kinds.get(kind)?.abandon({ person: owner, shop }, payload, 'cancelled', null);
        await prisma.job.updateMany({ where: { id }, data: { finishedAt: new Date() } });
      }
    } catch (error) {
      logger.error({ err: error }, 'cancelled jobs could not be cleaned up');
    }
  }

  async #work(): Promise<void> {
    await this.freeOrphans();
    while (!this.#isStopping) {
      const id = await this.claim().catch((error: unknown) => {
        logger.error({ err: error }, 'the job queue cannot be read');
        return null;
      });
      if (id) await this.run(id);
      else if (!this.#isStopping) await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      running.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Takes the next job that is due: queued, or left by a process that died. */
  async claim(): Promise<string | null> {
    const { pool } = await database();
    const { rows } = await pool.query<{ id: string }>(claimSql, [
      this.#name,
      LEASE_SECONDS,
      [...this.#kinds.keys()],
      [...running.jobs.keys()],
    ]);
    return rows[0]?.id ?? null;
  }

  /** Runs a claimed job to its end and writes down how it ended. Never throws. */
  async run(id: string): Promise<void> {
    // Known from its first moment on: whoever stops or cancels must find it.
    const controller = new AbortController();
    running.jobs.set(id, controller);
    if (this.#isStopping) controller.abort('shutdown' satisfies StopReason);
    try {
      await this.#run(id, controller);
    } catch (error) {
      logger.error({ err: error, jobId: id }, 'the end of a job could not be written');
    } finally {
      running.jobs.delete(id);
    }
  }

  async #run(id: string, controller: AbortController): Promise<void> {
    const { prisma, pool } = await database();
    const job = await prisma.job.findUniqueOrThrow({
      where: { id },
      include: { shop: { select: shopSelect } },
    });
    const kind = this.#kinds.get(job.kind);
    const context = { person: owner, shop: job.shop };
    const mine = { id, lockedBy: this.#name, status: 'running' as const };
    let latest: JobReport = { progress: 0 };
    let sentAt = 0;
    let isBeating = false;
    const beat = async () => {
      if (isBeating) return;
      isBeating = true;
      sentAt = Date.now();
      try {
        const { rows } = await pool.query<{ cancelAt: Date | null }>(beatSql, [
          id,
          this.#name,
          LEASE_SECONDS,
          latest.progress,
          latest.stage ?? null,
          latest.rate ?? null,
        ]);
        if (!rows[0]) controller.abort('lost' satisfies StopReason);
        else if (rows[0].cancelAt) controller.abort('cancelled' satisfies StopReason);
      } catch (error) {
        logger.warn({ err: error, jobId: id }, 'a heartbeat failed');
      } finally {
        isBeating = false;
      }
    };
    const end = async (status: 'failed' | 'cancelled', error: string | null) => {
      await kind?.abandon(context, job.payload, status, error);
      await prisma.job.updateMany({
        where: mine,
        data: { status, error, finishedAt: new Date(), leaseUntil: null },
      });
    };
    const timer = setInterval(() => void beat(), HEARTBEAT_MS);
    try {
      if (job.cancelAt) return await end('cancelled', null);
      if (job.attempts > job.maxAttempts)
        return await end('failed', 'The process that worked on it died twice. Look into the server log.');
      if (!kind) return await end('failed', `This version knows no job of the kind ${job.kind}.`);
      controller.signal.throwIfAborted();
      const resultId = await kind.run({
        context,
        jobId: id,
        payload: job.payload,
        signal: controller.signal,
        report: (report) => {
          latest = { ...latest, ...report };
          if (Date.now() - sentAt > REPORT_MS) void beat();
        },
      });
      await prisma.job.updateMany({
        where: mine,
        data: { status: 'succeeded', progress: 1, resultId, finishedAt: new Date(), leaseUntil: null },
      });
    } catch (error) {
      await this.#ended(error, controller.signal, end, mine, id);
    } finally {
      clearInterval(timer);
    }
  }

  async #ended(
    error: unknown,
    signal: AbortSignal,
    end: (status: 'failed' | 'cancelled', error: string | null) => Promise<void>,
    mine: { id: string; lockedBy: string; status: 'running' },
    id: string,
  ): Promise<void> {
    const { prisma } = await database();
    if (signal.aborted && signal.reason === 'lost') return;
    if (signal.aborted && signal.reason === 'cancelled') return end('cancelled', null);
    if (signal.aborted && signal.reason === 'shutdown') {
      await prisma.job.updateMany({
        where: mine,
        data: {
          status: 'queued',
          attempts: { decrement: 1 },
          lockedBy: null,
          leaseUntil: null,
          progress: 0,
          stage: null,
        },
      });
      return;
    }
    if (error instanceof AppError || error instanceof RangeError) return end('failed', error.message);
    logger.error({ err: error, jobId: id }, 'a job failed');
    return end('failed', 'Something went wrong on the server. The details are in the server log.');
  }
}
