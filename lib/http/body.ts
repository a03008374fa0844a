import 'server-only';
import { type z } from 'zod';
import { AppError } from '@/lib/schemas/app-error';

/** The JSON that a request carries, parsed. */
export async function body<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const json: unknown = await request.json().catch(() => {
    throw new AppError('invalid-input', 'The body of the request is no JSON.');
  });
  return schema.parse(json);
}
