import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecommendationsView } from '@/components/recommendations/recommendations-view';
import { pageContext } from '@/lib/http/page-context';
import { listRuns } from '@/lib/services/models/list-runs';
import { recommendAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recommendations'))('title') };
}

export default async function RecommendationsPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  return <RecommendationsView runs={await listRuns(context)} recommend={recommendAction} />;
}
