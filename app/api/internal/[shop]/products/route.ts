import { route } from '@/lib/http/route';
import { productsQuery } from '@/lib/schemas/product';
import { listProducts } from '@/lib/services/products/list-products';

/** One page of the shop's products. */
export const GET = route(productsQuery, ({ context, input }) => listProducts(context, input));
