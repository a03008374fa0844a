import { route } from '@/lib/http/route';
import { segmentsQuery } from '@/lib/schemas/segment';
import { listSegments } from '@/lib/services/segments/segment-view';

/** The shop's segments by name. */
export const GET = route(segmentsQuery, ({ context, input }) => listSegments(context, input));
