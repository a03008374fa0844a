import { z } from 'zod';
import { route } from '@/lib/http/route';
import { readCohorts } from '@/lib/services/explore/read-cohorts';

/** Who ordered again, by the month of the first order. */
export const GET = route(z.object({}), ({ context }) => readCohorts(context));
