import { route } from '@/lib/http/route';
import { explainQuery } from '@/lib/schemas/segment-reason';
import { explainMembership } from '@/lib/services/segments/explain-membership';

/** Why a customer is in a segment or out of it. */
export const GET = route(explainQuery, ({ context, input }) => explainMembership(context, input));
