import { route } from '@/lib/http/route';
import { namedInput } from '@/lib/schemas/segment-catalogue';
import { readNamed } from '@/lib/services/segments/read-named';

/** Archived segments and older clusterings that rules name. */
export const GET = route(namedInput, ({ context, input }) => readNamed(context, input));
