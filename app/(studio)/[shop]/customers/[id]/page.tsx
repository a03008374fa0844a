import { explainPairAction } from '@/app/(studio)/[shop]/similarity/actions';
import { CustomerView } from '@/components/customers/customer-view';
import { orNotFound, pageContext } from '@/lib/http/page-context';
import { getCustomer } from '@/lib/services/customers/get-customer';
import { listRuns } from '@/lib/services/models/list-runs';

type Params = Promise<{ shop: string; id: string }>;

async function read(params: Params) {
  const context = await pageContext(params);
  const customer = await orNotFound(getCustomer(context, { customerId: Number((await params).id) || 0 }));
  return { context, customer };
}

export async function generateMetadata({ params }: { params: Params }) {
  const { customer } = await read(params);
  return { title: customer.name ?? customer.externalId };
}

export default async function CustomerPage({ params }: { params: Params }) {
  const { context, customer } = await read(params);
  return <CustomerView customer={customer} runs={await listRuns(context)} explain={explainPairAction} />;
}
