import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getCustomerValue } from '@/lib/services/lifetime-value/get-customer-value';

/** What the page of customer value shows. */
export const GET = route(z.object({}), ({ context }) => getCustomerValue(context));
