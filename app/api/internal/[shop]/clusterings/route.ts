import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listClusterings } from '@/lib/services/clustering/get-clustering';

/** The shop's clusterings, newest first. */
export const GET = route(z.object({}), ({ context }) => listClusterings(context));
