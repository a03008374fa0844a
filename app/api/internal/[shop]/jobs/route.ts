import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listJobs } from '@/lib/services/jobs/jobs';

/** The shop's jobs, newest first. */
export const GET = route(z.object({}), ({ context }) => listJobs(context));
