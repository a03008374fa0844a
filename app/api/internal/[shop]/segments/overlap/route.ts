import { route } from '@/lib/http/route';
import { overlapQuery } from '@/lib/schemas/segment';
import { overlapSegments } from '@/lib/services/segments/overlap-segments';

/** How segments overlap. */
export const GET = route(overlapQuery, ({ context, input }) => overlapSegments(context, input));
