import { route } from '@/lib/http/route';
import { changesQuery } from '@/lib/schemas/segment';
import { listChanges } from '@/lib/services/segments/list-changes';

/** One page of who came and went. */
export const GET = route(changesQuery, ({ context, input }) => listChanges(context, input));
