import { z } from 'zod';
import { route } from '@/lib/http/route';
import { historyQuery } from '@/lib/schemas/customer';
import { listHistory } from '@/lib/services/customers/list-history';

/** One page of what a customer did, newest first. */
export const GET = route(historyQuery.extend({ customerId: z.coerce.number().int() }), ({ context, input }) =>
  listHistory(context, input),
);
