import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listRuns } from '@/lib/services/models/list-runs';

/** The shop's finished runs, newest first. */
export const GET = route(z.object({}), ({ context }) => listRuns(context));
