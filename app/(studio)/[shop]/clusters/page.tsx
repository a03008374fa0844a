import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { ClustersView } from '@/components/clusters/clusters-view';
import { pageContext } from '@/lib/http/page-context';
import { getOverview } from '@/lib/services/shops/get-overview';
import { deleteClusteringAction, nameCustomersAction, startClusteringAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('title') };
}

export default async function ClustersPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  const { stats } = await getOverview(context);
  return (
    <ClustersView
      isEmpty={(stats?.interactions ?? 0) === 0}
      start={startClusteringAction}
      remove={deleteClusteringAction}
      nameCustomers={nameCustomersAction}
      cancelJob={cancelJobAction}
    />
  );
}
