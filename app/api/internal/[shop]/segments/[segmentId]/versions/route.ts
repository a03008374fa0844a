import { route } from '@/lib/http/route';
import { oneSegment } from '@/lib/schemas/segment';
import { listVersions } from '@/lib/services/segments/list-versions';

/** What a segment said in each version, the newest first. */
export const GET = route(oneSegment, ({ context, input }) => listVersions(context, input));
