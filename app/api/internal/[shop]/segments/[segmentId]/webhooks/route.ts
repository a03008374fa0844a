import { route } from '@/lib/http/route';
import { oneSegment } from '@/lib/schemas/segment';
import { listWebhooks } from '@/lib/services/segments/webhooks/list-webhooks';

/** Where a segment's changes are sent, with the last deliveries. */
export const GET = route(oneSegment, ({ context, input }) => listWebhooks(context, input));
