import { route } from '@/lib/http/route';
import { whyNotInput } from '@/lib/schemas/model';
import { whyNot } from '@/lib/services/recommendations/why-not';

/** Why a product is not recommended to a customer. */
export const GET = route(whyNotInput, ({ context, input }) => whyNot(context, input));
