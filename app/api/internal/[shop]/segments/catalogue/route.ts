import { z } from 'zod';
import { route } from '@/lib/http/route';
import { readSegmentCatalogue } from '@/lib/services/segments/read-catalogue';

/** What rules about this shop can ask for. */
export const GET = route(z.object({}), ({ context }) => readSegmentCatalogue(context));
