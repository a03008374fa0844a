import { z } from 'zod';
import { csvResponse } from '@/lib/http/csv-response';
import { route } from '@/lib/http/route';
import { rejectsCsv } from '@/lib/services/imports/rejects';

/** The rows that were left out, as CSV: line, issue, reason, row. */
export const GET = route(z.object({ importId: z.uuid() }), async ({ context, input }) =>
  csvResponse(rejectsCsv(context, input), `rejected-rows-${input.importId.slice(0, 8)}.csv`),
);
