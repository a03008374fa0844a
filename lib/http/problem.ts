import 'server-only';
import { z } from 'zod';
import { logger } from '@/lib/logger';
import { Refusal } from '@/lib/ml/refusal';
import { AppError, type ErrorCode, type Told } from '@/lib/schemas/app-error';
import { englishOf } from '@/lib/schemas/said-error';

/** RFC 9457 problem details, as every door answers. `detail` is one plain sentence. */
export interface Problem extends Told {
  readonly status: number;
  readonly detail: string;
  readonly fields?: Readonly<Record<string, string>>;
}

const statusOf: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unreadable-file': 422,
  cancelled: 409,
  'database-in-use': 503,
  'not-enough-data': 422,
  forbidden: 403,
};

/** Turns whatever was thrown into what may be told. What nobody expected is logged once and told as a plain sentence. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AppError)
    return { status: statusOf[error.code], code: error.code, detail: error.message, says: error.says };
  if (error instanceof Refusal)
    return { status: statusOf[error.code], code: error.code, detail: error.message };
  if (error instanceof z.ZodError) {
    const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    const first = error.issues[0];
    const where = first?.path.join('.');
    return {
      status: 400,
      code: 'invalid-input',
      detail: `${where ? `${where}: ` : ''}${first?.message ?? 'The input is not valid.'}`,
      fields,
    };
  }
  logger.error({ err: error }, 'unexpected failure');
  return {
    status: 500,
    code: 'internal',
    detail: englishOf('internal'),
    says: { key: 'internal', values: {} },
  };
}
