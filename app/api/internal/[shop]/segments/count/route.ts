import { z } from 'zod';
import { body } from '@/lib/http/body';
import { route } from '@/lib/http/route';
import { countInput } from '@/lib/schemas/segment';
import { countRule } from '@/lib/services/segments/count-rule';

/** Counts a rule while it is written; ends when the browser has gone on. */
export const POST = route(z.object({}), async ({ context, request }) =>
  countRule(context, await body(request, countInput), request.signal),
);
