import { route } from '@/lib/http/route';
import { membersQuery } from '@/lib/schemas/segment';
import { listMembers } from '@/lib/services/segments/list-members';

/** One page of a segment's members. */
export const GET = route(membersQuery, ({ context, input }) => listMembers(context, input));
