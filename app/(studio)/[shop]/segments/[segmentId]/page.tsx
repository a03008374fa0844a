import { type Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import {
  archiveSegmentAction,
  createLookAlikeAction,
  createSegmentAction,
  createWebhookAction,
  deleteSegmentAction,
  deleteWebhookAction,
  duplicateSegmentAction,
  refreshSegmentAction,
  restoreVersionAction,
  switchWebhookAction,
  testWebhookAction,
  unarchiveSegmentAction,
  updateSegmentAction,
} from '@/app/(studio)/[shop]/segments/actions';
import { cancelJobAction } from '@/app/actions';
import { Hydrated } from '@/components/layout/hydrated';
import { SegmentView } from '@/components/segments/segment-view';
import { orNotFound, pageContext } from '@/lib/http/page-context';
import { segmentOptions } from '@/lib/queries/segments';
import { oneSegment } from '@/lib/schemas/segment';
import { getSegment } from '@/lib/services/segments/get-segment';

type Params = Promise<{ shop: string; segmentId: string }>;

const read = cache(async (params: Params) => {
  const context = await pageContext(params);
  const { data } = oneSegment.safeParse(await params);
  if (!data) notFound();
  return { context, segment: await orNotFound(getSegment(context, data)) };
});

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await read(params)).segment.name };
}

export default async function SegmentPage({ params }: { params: Params }) {
  const { context, segment } = await read(params);
  return (
    <Hydrated data={[[segmentOptions(context.shop.slug, segment.id).queryKey, segment]]}>
      <SegmentView
        segment={segment}
        cancelJob={cancelJobAction}
        actions={{
          create: createSegmentAction,
          createLookAlike: createLookAlikeAction,
          update: updateSegmentAction,
          restore: restoreVersionAction,
          duplicate: duplicateSegmentAction,
          refresh: refreshSegmentAction,
          archive: archiveSegmentAction,
          unarchive: unarchiveSegmentAction,
          remove: deleteSegmentAction,
          addWebhook: createWebhookAction,
          switchWebhook: switchWebhookAction,
          testWebhook: testWebhookAction,
          removeWebhook: deleteWebhookAction,
        }}
      />
    </Hydrated>
  );
}
