import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getProduct } from '@/lib/services/products/get-product';

/** One product. */
export const GET = route(z.object({ productId: z.coerce.number().int() }), ({ context, input }) =>
  getProduct(context, input),
);
