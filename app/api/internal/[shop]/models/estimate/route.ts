import { route } from '@/lib/http/route';
import { estimateInput } from '@/lib/schemas/training-estimate';
import { estimateTraining } from '@/lib/services/models/estimate-training';

/** Time and memory that a training or a search would take. */
export const GET = route(estimateInput, ({ context, input }) => estimateTraining(context, input));
