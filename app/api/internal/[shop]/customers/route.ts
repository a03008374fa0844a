import { route } from '@/lib/http/route';
import { customersQuery } from '@/lib/schemas/customer';
import { listCustomers } from '@/lib/services/customers/list-customers';

/** One page of the shop's customers. */
export const GET = route(customersQuery, ({ context, input }) => listCustomers(context, input));
