import { z } from 'zod';
import { route } from '@/lib/http/route';
import { recommend } from '@/lib/services/recommendations/recommend';

const query = z.object({
  runId: z.uuid().optional(),
  customerId: z.coerce.number().int().positive(),
  k: z.coerce.number().int().min(1).max(100).default(10),
});

/** What to recommend to a customer, by one model. */
export const GET = route(query, ({ context, input }) => recommend(context, { ...input, includeSeen: false }));
