import { z } from 'zod';
import { fileResponse } from '@/lib/http/file-response';
import { route } from '@/lib/http/route';
import { exportEmbeddings } from '@/lib/services/models/export-embeddings';

const query = z.object({ runId: z.uuid(), of: z.enum(['product', 'customer']) });

/** The vectors of a run's products or customers, as CSV: id, name, d1 to dN. */
export const GET = route(query, async ({ context, input }) =>
  fileResponse(exportEmbeddings(context, input), `${input.of}-vectors-${input.runId.slice(0, 8)}.csv`),
);
