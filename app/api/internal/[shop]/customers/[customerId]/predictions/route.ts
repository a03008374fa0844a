import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listPredictions } from '@/lib/services/behaviour/list-predictions';

const query = z.object({ customerId: z.coerce.number().int() });

/** What is expected of one customer, and why. */
export const GET = route(query, ({ context, input }) => listPredictions(context, input));
