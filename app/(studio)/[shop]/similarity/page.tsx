import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { SimilarityView } from '@/components/similarity/similarity-view';
import { pageContext } from '@/lib/http/page-context';
import { listCountries } from '@/lib/services/customers/list-customers';
import { listCategories } from '@/lib/services/products/list-products';
import { getOverview } from '@/lib/services/shops/get-overview';
import { explainPairAction, startSimilarityMapAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('similarity'))('title') };
}

export default async function SimilarityPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  const { stats } = await getOverview(context);
  const groups = { customer: await listCountries(context), product: await listCategories(context) };
  return (
    <SimilarityView
      groups={groups}
      isEmpty={(stats?.interactions ?? 0) === 0}
      start={startSimilarityMapAction}
      explain={explainPairAction}
      cancelJob={cancelJobAction}
    />
  );
}
