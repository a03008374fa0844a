import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { type Portrait } from '@/lib/schemas/portrait';
import { getCustomer } from '@/lib/services/customers/get-customer';
import { getCustomerFeatures } from '@/lib/services/features/get-customer-features';
import { getFeatureRun } from '@/lib/services/features/get-feature-run';
import { partConsents } from './consents';
import { gatedFeatures } from './gated-features';
import { suggestionsFor } from './suggestions';

async function cellOf({ shop }: Context, rfmCell: string | null): Promise<Portrait['cell']> {
  if (rfmCell === null) return null;
  const { prisma } = await database();
  const [customers, all] = await Promise.all([
    prisma.customerFeatures.count({ where: { shopId: shop.id, rfmCell } }),
    prisma.customerFeatures.count({ where: { shopId: shop.id } }),
  ]);
  return { customers, share: customers < SMALLEST_GROUP ? null : customers / all };
}

/** Who a customer is, what they are like and what could be done for them. */
export async function getPortrait(
  context: Context,
  { customerId }: { customerId: number },
): Promise<Portrait> {
  const customer = await getCustomer(context, { customerId });
  const run = await getFeatureRun(context);
  const found = await getCustomerFeatures(context, { customerId });
  const features = found && gatedFeatures(found, run?.gates ?? []);
  const { consents, rest } = partConsents(customer.attributes);
  return {
    customer,
    consents,
    attributes: rest,
    run,
    features,
    cell: await cellOf(context, features?.rfmCell ?? null),
    suggestions: features ? suggestionsFor(features, run?.asOf ?? null, customer.interactionCount) : [],
  };
}
