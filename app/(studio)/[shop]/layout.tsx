import { type ReactNode } from 'react';
import { StudioShell } from '@/components/layout/studio-shell';
import { pageContext } from '@/lib/http/page-context';
import { listShops } from '@/lib/services/shops/list-shops';
import { cancelJobAction, createShopAction, setLocaleAction } from '@/app/actions';

export default async function StudioLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ shop: string }>;
}) {
  const { shop } = await pageContext(params);
  const shops = await listShops();
  const summary = shops.find(({ id }) => id === shop.id);
  if (!summary) return null;
  return (
    <StudioShell
      shop={summary}
      shops={shops}
      actions={{ createShop: createShopAction, setLocale: setLocaleAction, cancelJob: cancelJobAction }}
    >
      {children}
    </StudioShell>
  );
}
