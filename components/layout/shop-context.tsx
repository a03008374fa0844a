'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { type ShopSummary } from '@/lib/schemas/shop';

const ShopContext = createContext<ShopSummary | null>(null);

/** Gives the pages below it their shop. */
export function ShopProvider({ shop, children }: { shop: ShopSummary; children: ReactNode }) {
  return <ShopContext value={shop}>{children}</ShopContext>;
}

/** The shop of the page's address. */
export function useShop(): ShopSummary {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('useShop needs a ShopProvider above it.');
  return shop;
}
