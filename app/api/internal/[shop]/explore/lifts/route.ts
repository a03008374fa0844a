import { route } from '@/lib/http/route';
import { liftsQuery } from '@/lib/schemas/explore';
import { readLiftMap } from '@/lib/services/explore/read-lift-map';

/** What groups of customers turn to, against the shop. */
export const GET = route(liftsQuery, ({ context, input }) => readLiftMap(context, input));
