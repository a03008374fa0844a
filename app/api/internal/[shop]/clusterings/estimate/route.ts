import { route } from '@/lib/http/route';
import { estimateInput } from '@/lib/schemas/clustering';
import { estimateClustering } from '@/lib/services/clustering/start-clustering';

/** Whom a clustering would be about, and how long it would take. */
export const GET = route(estimateInput, ({ context, input }) => estimateClustering(context, input));
