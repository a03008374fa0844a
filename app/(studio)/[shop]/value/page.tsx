import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { Hydrated } from '@/components/layout/hydrated';
import { ValueView } from '@/components/value/value-view';
import { pageContext } from '@/lib/http/page-context';
import { valueOptions } from '@/lib/queries/value';
import { getCustomerValue } from '@/lib/services/lifetime-value/get-customer-value';
import { startFeaturesAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('title') };
}

export default async function ValuePage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  return (
    <Hydrated data={[[valueOptions(context.shop.slug).queryKey, await getCustomerValue(context)]]}>
      <ValueView compute={startFeaturesAction} cancelJob={cancelJobAction} />
    </Hydrated>
  );
}
