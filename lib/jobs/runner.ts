import 'server-only';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { owner } from '@/lib/auth/person';
import { database } from '@/lib/db';
import { logger } from '@/lib/logger';
import { type AnyJobDefinition } from './job-kind';
import { LEASE_SECONDS } from './lease';
import { runJob, shopSelect } from './run-job';
import { running, type StopReason } from './running';

const POLL_MS = 1000;
/** How often kinds are asked what is due by the clock. */
const DUE_MS = 5000;

const claimSql = `
UPDATE "Job" SET "status" = 'running', "lockedBy" = $1, "leaseUntil" = now() + $2 * interval '1 second',
  "attempts" = "attempts" + 1, "startedAt" = now(), "progress" = 0, "stage" = NULL, "rate" = NULL, "error" = NULL
WHERE "id" = (
  SELECT "id" FROM "Job"
  WHERE "kind" = ANY($3::text[]) AND ((("status" = 'queued' AND "runAt" <= now())
    OR ("status" = 'running' AND "leaseUntil" < now() AND "id" <> ALL($4::uuid[]))))
  ORDER BY "runAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING "id"`;

/** Works the queue off, one job at a time, until `stop` is called. */
export class Runner {
  readonly #name = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  readonly #kinds: ReadonlyMap<string, AnyJobDefinition>;
  #isStopping = false;
  #loop: Promise<void> | null = null;
  #sweeping: NodeJS.Timeout | undefined;
  #asking: NodeJS.Timeout | undefined;

  constructor(kinds: readonly AnyJobDefinition[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
  }

  start(): void {
    this.#loop = this.#work();
    this.#sweeping = setInterval(() => void this.abandonCancelled(), POLL_MS);
    this.#asking = setInterval(() => void this.enqueueDue(), DUE_MS);
  }

  /** Gives running jobs back to the queue and waits until they have let go. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#sweeping);
    clearInterval(this.#asking);
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
        await this.#kinds
          .get(kind)
          ?.abandon({ person: owner, shop }, payload, 'cancelled', null)
          .catch((error: unknown) => logger.error({ err: error, jobId: id }, 'a cancelled job left traces'));
        await prisma.job.updateMany({ where: { id }, data: { finishedAt: new Date() } });
      }
    } catch (error) {
      logger.error({ err: error }, 'cancelled jobs could not be cleaned up');
    }
  }

  /** Lets each kind queue what is due by the clock. Never throws. */
  async enqueueDue(): Promise<void> {
    for (const { kind, enqueueDue } of this.#kinds.values())
      await enqueueDue?.().catch((error: unknown) =>
        logger.error({ err: error, kind }, 'what is due could not be queued'),
      );
  }

  async #work(): Promise<void> {
    await this.freeOrphans().catch((error: unknown) =>
      logger.error({ err: error }, 'the job queue cannot be read'),
    );
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

  /** Runs a claimed job to its end. Never throws. */
  run(id: string): Promise<void> {
    return runJob({ id, runner: this.#name, kinds: this.#kinds, isStopping: this.#isStopping });
  }
}
