import {
  addNoteAction,
  deleteNoteAction,
  startFeaturesAction,
} from '@/app/(studio)/[shop]/customers/actions';
import { explainPairAction } from '@/app/(studio)/[shop]/similarity/actions';
import { PortraitView } from '@/components/portrait/portrait-view';
import { orNotFound, pageContext, pageRow } from '@/lib/http/page-context';
import { getCustomer } from '@/lib/services/customers/get-customer';
import { listRuns } from '@/lib/services/models/list-runs';
import { getPortrait } from '@/lib/services/portraits/get-portrait';

type Params = Promise<{ shop: string; id: string }>;

const idOf = async (params: Params) => ({ customerId: await pageRow(params) });

export async function generateMetadata({ params }: { params: Params }) {
  const customer = await orNotFound(getCustomer(await pageContext(params), await idOf(params)));
  return { title: customer.name ?? customer.externalId };
}

export default async function CustomerPage({ params }: { params: Params }) {
  const context = await pageContext(params);
  return (
    <PortraitView
      portrait={await orNotFound(getPortrait(context, await idOf(params)))}
      runs={await listRuns(context)}
      explain={explainPairAction}
      actions={{ startFeatures: startFeaturesAction, addNote: addNoteAction, deleteNote: deleteNoteAction }}
    />
  );
}
