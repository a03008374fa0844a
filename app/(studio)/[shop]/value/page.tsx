import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { ValueView } from '@/components/value/value-view';
import { startFeaturesAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('title') };
}

/** What it shows is read by the browser: amounts in short form are not written alike by every version of ICU. */
export default function ValuePage() {
  return <ValueView compute={startFeaturesAction} cancelJob={cancelJobAction} />;
}
