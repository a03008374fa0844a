import { route } from '@/lib/http/route';
import { oneSegment } from '@/lib/schemas/segment';
import { listRefreshes } from '@/lib/services/segments/list-changes';

/** A segment's size history, oldest first. */
export const GET = route(oneSegment, ({ context, input }) => listRefreshes(context, input));
