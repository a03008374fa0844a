import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { BehaviourView } from '@/components/behaviour/behaviour-view';
import { Hydrated } from '@/components/layout/hydrated';
import { pageContext } from '@/lib/http/page-context';
import { behaviourModelsOptions } from '@/lib/queries/behaviour';
import { listBehaviourModels } from '@/lib/services/behaviour/get-behaviour-model';
import { startBehaviourAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('behaviour'))('title') };
}

export default async function BehaviourPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  return (
    <Hydrated
      data={[[behaviourModelsOptions(context.shop.slug).queryKey, await listBehaviourModels(context)]]}
    >
      <BehaviourView start={startBehaviourAction} cancelJob={cancelJobAction} />
    </Hydrated>
  );
}
