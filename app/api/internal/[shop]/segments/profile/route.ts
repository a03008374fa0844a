import { z } from 'zod';
import { body } from '@/lib/http/body';
import { route } from '@/lib/http/route';
import { countInput } from '@/lib/schemas/segment';
import { profileRule } from '@/lib/services/segments/profile-segment';

/** What those that a rule is true of are like against the shop. */
export const POST = route(z.object({}), async ({ context, request }) =>
  profileRule(context, await body(request, countInput), request.signal),
);
