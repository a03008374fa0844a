import { route } from '@/lib/http/route';
import { oneSegment } from '@/lib/schemas/segment';
import { getSegment } from '@/lib/services/segments/get-segment';

/** One segment with its rule and where it is used. */
export const GET = route(oneSegment, ({ context, input }) => getSegment(context, input));
