import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { runAgainAction } from '@/app/(studio)/[shop]/models/actions';
import { CompareView } from '@/components/comparison/compare-view';
import { Hydrated } from '@/components/layout/hydrated';
import { pageContext } from '@/lib/http/page-context';
import { runsOptions } from '@/lib/queries/models';
import { listRuns } from '@/lib/services/models/list-runs';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compare'))('title') };
}

export default async function ComparePage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  return (
    <Hydrated data={[[runsOptions(context.shop.slug).queryKey, await listRuns(context)]]}>
      <CompareView actions={{ runAgain: runAgainAction, cancelJob: cancelJobAction }} />
    </Hydrated>
  );
}
