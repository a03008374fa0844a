import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listPromotions } from '@/lib/services/models/list-promotions';

/** Which models were current, the latest first. */
export const GET = route(z.object({}), ({ context }) => listPromotions(context));
