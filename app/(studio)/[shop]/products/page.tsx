import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProductsView } from '@/components/products/products-view';
import { pageContext } from '@/lib/http/page-context';
import { listCategories } from '@/lib/services/products/list-products';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products'))('title') };
}

export default async function ProductsPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  return <ProductsView categories={await listCategories(context)} />;
}
