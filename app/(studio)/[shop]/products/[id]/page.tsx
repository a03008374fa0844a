import { explainPairAction } from '@/app/(studio)/[shop]/similarity/actions';
import { ProductView } from '@/components/products/product-view';
import { orNotFound, pageContext, pageRow } from '@/lib/http/page-context';
import { getProduct } from '@/lib/services/products/get-product';

type Params = Promise<{ shop: string; id: string }>;

async function read(params: Params) {
  const context = await pageContext(params);
  return orNotFound(getProduct(context, { productId: await pageRow(params) }));
}

export async function generateMetadata({ params }: { params: Params }) {
  const product = await read(params);
  return { title: product.title ?? product.externalId };
}

export default async function ProductPage({ params }: { params: Params }) {
  return <ProductView product={await read(params)} explain={explainPairAction} />;
}
