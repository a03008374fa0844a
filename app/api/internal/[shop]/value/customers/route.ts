import { route } from '@/lib/http/route';
import { cellCustomersQuery } from '@/lib/schemas/customer-value';
import { listCellCustomers } from '@/lib/services/lifetime-value/list-cell-customers';

/** One page of the customers in a cell of the RFM grid. */
export const GET = route(cellCustomersQuery, ({ context, input }) => listCellCustomers(context, input));
