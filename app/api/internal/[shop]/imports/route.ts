import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listImports } from '@/lib/services/imports/get-import';
import { saveUpload } from '@/lib/services/imports/uploads';

/** The shop's imports, newest first. */
export const GET = route(z.object({}), ({ context }) => listImports(context));

/** Takes a file's bytes; `name` is its name. Gives back the import that waits for its choices. */
export const POST = route(z.object({ name: z.string().min(1).max(500) }), ({ context, input, request }) =>
  saveUpload(context, input.name, request.body),
);
