import { route } from '@/lib/http/route';
import { oneCustomer } from '@/lib/schemas/portrait';
import { listNotes } from '@/lib/services/portraits/notes';

/** What was written down about a customer. */
export const GET = route(oneCustomer, ({ context, input }) => listNotes(context, input));
