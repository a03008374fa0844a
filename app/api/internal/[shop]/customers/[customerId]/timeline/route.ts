import { route } from '@/lib/http/route';
import { oneCustomer } from '@/lib/schemas/portrait';
import { getTimeline } from '@/lib/services/portraits/get-timeline';

/** A customer's life by month, and what happened once. */
export const GET = route(oneCustomer, ({ context, input }) => getTimeline(context, input));
