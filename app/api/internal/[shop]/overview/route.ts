import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getOverview } from '@/lib/services/shops/get-overview';

/** What the Overview page shows. */
export const GET = route(z.object({}), ({ context }) => getOverview(context));
