import { route } from '@/lib/http/route';
import { oneSegment } from '@/lib/schemas/segment';
import { profileSegment } from '@/lib/services/segments/profile-segment';

/** What a segment's members are like against the shop. */
export const GET = route(oneSegment, ({ context, input, request }) =>
  profileSegment(context, input, request.signal),
);
