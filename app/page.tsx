import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { FirstShop } from '@/components/shops/first-shop';
import { listShops } from '@/lib/services/shops/list-shops';
import { createShopAction } from './actions';

export default async function StartPage() {
  await connection();
  const [shop] = await listShops();
  if (shop) redirect(`/${shop.slug}`);
  return <FirstShop createShop={createShopAction} />;
}
