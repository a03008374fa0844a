import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { pageContext } from '@/lib/http/page-context';

export default async function OverviewPage({ params }: { params: Promise<{ shop: string }> }) {
  const { shop } = await pageContext(params);
  const t = await getTranslations('overview');
  return <PageHeader title={shop.name} text={t('title')} />;
}
