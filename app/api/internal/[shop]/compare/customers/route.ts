import { route } from '@/lib/http/route';
import { gainsInput } from '@/lib/schemas/comparison';
import { listGains } from '@/lib/services/evaluation/list-gains';

/** Who gains and who loses by one run against another, a page at a time. */
export const GET = route(gainsInput, ({ context, input }) => listGains(context, input));
