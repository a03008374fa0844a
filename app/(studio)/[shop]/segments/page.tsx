import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLookAlikeAction } from '@/app/(studio)/[shop]/segments/actions';
import { Hydrated } from '@/components/layout/hydrated';
import { SegmentsView } from '@/components/segments/segments-view';
import { pageContext } from '@/lib/http/page-context';
import { segmentsOptions } from '@/lib/queries/segments';
import { listSegments } from '@/lib/services/segments/segment-view';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

export default async function SegmentsPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  const segments = await listSegments(context, { archived: false });
  return (
    <Hydrated data={[[segmentsOptions(context.shop.slug).queryKey, segments]]}>
      <SegmentsView createLookAlike={createLookAlikeAction} />
    </Hydrated>
  );
}
