import { route } from '@/lib/http/route';
import { groupsQuery } from '@/lib/schemas/explore';
import { readMetricMap } from '@/lib/services/explore/read-metric-map';

/** Means of groups of customers, against the shop. */
export const GET = route(groupsQuery, ({ context, input }) => readMetricMap(context, input));
