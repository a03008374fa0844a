import { route } from '@/lib/http/route';
import { oneClustering } from '@/lib/schemas/clustering';
import { getClustering } from '@/lib/services/clustering/get-clustering';

/** One clustering with its report. */
export const GET = route(oneClustering, ({ context, input }) => getClustering(context, input));
