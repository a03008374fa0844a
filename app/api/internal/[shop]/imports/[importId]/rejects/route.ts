import { z } from 'zod';
import { fileResponse } from '@/lib/http/file-response';
import { route } from '@/lib/http/route';
import { rejectsCsv } from '@/lib/services/imports/rejects';

/** The rows that were left out, as CSV: line, issue, reason, row. */
export const GET = route(z.object({ importId: z.uuid() }), async ({ context, input }) =>
  fileResponse(rejectsCsv(context, input), `rejected-rows-${input.importId.slice(0, 8)}.csv`),
);
