import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listPredictedCustomers } from '@/lib/services/behaviour/list-predicted-customers';

const query = z.object({ modelId: z.uuid(), node: z.coerce.number().int().min(0).optional() });

/** The likeliest customers of a model, or of one node of its tree. */
export const GET = route(query, ({ context, input }) => listPredictedCustomers(context, input));
