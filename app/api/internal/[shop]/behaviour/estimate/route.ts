import { z } from 'zod';
import { route } from '@/lib/http/route';
import { startBehaviourInput } from '@/lib/schemas/behaviour';
import { estimateBehaviour } from '@/lib/services/behaviour/estimate-behaviour';

const query = z.looseObject({ days: z.coerce.number(), seed: z.coerce.number().optional() });

/** What there is to learn a behaviour from, and how long it takes. */
export const GET = route(query.pipe(startBehaviourInput), ({ context, input }) =>
  estimateBehaviour(context, input),
);
