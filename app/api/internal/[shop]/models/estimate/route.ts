import { route } from '@/lib/http/route';
import { estimateInput } from '@/lib/schemas/model';
import { estimateTraining } from '@/lib/services/models/estimate-training';

/** Time and memory that a training would take. */
export const GET = route(estimateInput, ({ context, input }) => estimateTraining(context, input));
