import 'server-only';
import { z } from 'zod';
import { recommenderOf } from '@/lib/ml/recommenders';
import { AppError } from '@/lib/schemas/app-error';

const plainParams = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

/**
 * Parameters as the algorithm's own schema reads them: a run then says every parameter, also those left at their default. Throws
 * `invalid-input` for what it refuses.
 */
export function checkParams(algorithm: string, params: unknown): z.infer<typeof plainParams> {
  const parsed = recommenderOf(algorithm).params.safeParse(params);
  if (parsed.success) return plainParams.parse(parsed.data);
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.');
  throw new AppError('invalid-input', `${where ? `${where}: ` : ''}${issue?.message ?? 'not valid'}`);
}
