import { route } from '@/lib/http/route';
import { comparisonInput } from '@/lib/schemas/comparison';
import { compareRuns } from '@/lib/services/evaluation/compare-runs';

/** Runs compared over the customers that all of them judged. */
export const GET = route(comparisonInput, ({ context, input }) => compareRuns(context, input));
