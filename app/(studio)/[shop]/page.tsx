import { Hydrated } from '@/components/layout/hydrated';
import { OverviewView } from '@/components/overview/overview-view';
import { pageContext } from '@/lib/http/page-context';
import { overviewOptions } from '@/lib/queries/overview';
import { getOverview } from '@/lib/services/shops/get-overview';

type Params = Promise<{ shop: string }>;

export async function generateMetadata({ params }: { params: Params }) {
  return { title: (await pageContext(params)).shop.name };
}

export default async function OverviewPage({ params }: { params: Params }) {
  const context = await pageContext(params);
  return (
    <Hydrated data={[[overviewOptions(context.shop.slug).queryKey, await getOverview(context)]]}>
      <OverviewView />
    </Hydrated>
  );
}
