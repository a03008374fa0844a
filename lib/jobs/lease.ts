import 'server-only';
import { database, type Prisma } from '@/lib/db';
import { logger } from '@/lib/logger';
import { type JobReport } from './job-kind';
import { type StopReason } from './running';

/** Seconds without a heartbeat after which another process may take a job over. */
export const LEASE_SECONDS = 15;
const HEARTBEAT_MS = 1000;
const REPORT_MS = 300;

const beatSql = `
UPDATE "Job" SET "leaseUntil" = now() + $3 * interval '1 second', "progress" = $4, "stage" = $5, "rate" = $6
WHERE "id" = $1 AND "lockedBy" = $2 AND "status" = 'running' RETURNING "cancelAt"`;

/** A runner's hold on a running job: renewed by heartbeats, which also carry progress out and a cancellation in. */
export class Lease {
  readonly #mine: { readonly id: string; readonly lockedBy: string; readonly status: 'running' };
  readonly #controller: AbortController;
  #latest: JobReport = { progress: 0 };
  #sentAt = 0;
  #isBeating = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(id: string, runner: string, controller: AbortController) {
    this.#mine = { id, lockedBy: runner, status: 'running' };
    this.#controller = controller;
  }

  keep(): void {
    this.#timer = setInterval(() => void this.#beat(), HEARTBEAT_MS);
  }

  drop(): void {
    clearInterval(this.#timer);
  }

  /** Notes how far the job is; written down at most about three times a second. */
  report(report: JobReport): void {
    this.#latest = { ...this.#latest, ...report };
    if (Date.now() - this.#sentAt > REPORT_MS) void this.#beat();
  }

  /** Writes down how the job ended, unless another process has it by now. */
  async release(data: Prisma.JobUpdateManyMutationInput): Promise<void> {
    const { prisma } = await database();
    await prisma.job.updateMany({ where: this.#mine, data: { ...data, leaseUntil: null } });
  }

  /** Puts the job back into the queue as if it had not been tried. */
  giveBack(): Promise<void> {
    return this.release({
      status: 'queued',
      attempts: { decrement: 1 },
      lockedBy: null,
      progress: 0,
      stage: null,
      rate: null,
    });
  }

  async #beat(): Promise<void> {
    if (this.#isBeating) return;
    this.#isBeating = true;
    this.#sentAt = Date.now();
    const { id, lockedBy } = this.#mine;
    const { progress, stage = null, rate = null } = this.#latest;
    try {
      const { pool } = await database();
      const { rows } = await pool.query<{ cancelAt: Date | null }>(beatSql, [
        id,
        lockedBy,
        LEASE_SECONDS,
        progress,
        stage,
        rate,
      ]);
      if (!rows[0]) this.#controller.abort('lost' satisfies StopReason);
      else if (rows[0].cancelAt) this.#controller.abort('cancelled' satisfies StopReason);
    } catch (error) {
      logger.warn({ err: error, jobId: id }, 'a heartbeat failed');
    } finally {
      this.#isBeating = false;
    }
  }
}
