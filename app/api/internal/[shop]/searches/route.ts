import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listSearches } from '@/lib/services/models/list-searches';

/** Finished hyper-parameter searches, newest first. */
export const GET = route(z.object({}), ({ context }) => listSearches(context));
