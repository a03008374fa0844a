import 'server-only';
import path from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** A PostgreSQL server; without it the embedded database in KINDRED_DATA is used. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** Folder of the embedded database and of uploads; `memory://` keeps the database in memory (tests). */
  KINDRED_DATA: z.string().default('data'),
  KINDRED_MAX_UPLOAD_MB: z.coerce.number().positive().default(2048),
  /** Threads that compute; one core is left to the server. */
  KINDRED_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  /** `off` leaves queued jobs to other processes. */
  KINDRED_WORKER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The process's settings. Throws one sentence that names the setting that is wrong. */
export function env(): Env {
  if (!parsed) {
    const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
    const result = schema.safeParse(given);
    if (!result.success) {
      const issue = result.error.issues[0];
      throw new Error(`The setting ${issue?.path.join('.') ?? '?'} is not usable: ${issue?.message ?? ''}.`);
    }
    parsed = result.data;
  }
  return parsed;
}

/** Where files of this install lie: the embedded database, uploads. Always a real folder, also for a database in memory. */
export function dataFolder(): string {
  const folder = env().KINDRED_DATA;
  return folder.includes('://')
    ? path.join(/* turbopackIgnore: true */ process.cwd(), 'data', 'memory')
    : path.resolve(/* turbopackIgnore: true */ process.cwd(), folder);
}
