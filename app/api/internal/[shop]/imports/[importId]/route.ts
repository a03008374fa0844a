import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getImport } from '@/lib/services/imports/get-import';

/** One import with its cleaning report. */
export const GET = route(z.object({ importId: z.uuid() }), ({ context, input }) => getImport(context, input));
