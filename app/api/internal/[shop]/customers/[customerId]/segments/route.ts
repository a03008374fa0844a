import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listCustomerSegments } from '@/lib/services/segments/list-customer-segments';

/** The segments that a customer is in. */
export const GET = route(z.object({ customerId: z.coerce.number().int().min(1) }), ({ context, input }) =>
  listCustomerSegments(context, input),
);
