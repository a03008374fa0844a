import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExploreView } from '@/components/explore/explore-view';
import { pageContext } from '@/lib/http/page-context';
import { getOverview } from '@/lib/services/shops/get-overview';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('explore'))('title') };
}

export default async function ExplorePage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  const { stats } = await getOverview(context);
  return <ExploreView isEmpty={(stats?.interactions ?? 0) === 0} />;
}
