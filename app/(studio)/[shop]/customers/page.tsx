import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CustomersView } from '@/components/customers/customers-view';
import { pageContext } from '@/lib/http/page-context';
import { listCountries } from '@/lib/services/customers/list-customers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') };
}

export default async function CustomersPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  return <CustomersView countries={await listCountries(context)} />;
}
