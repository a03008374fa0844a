'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { type ReactNode } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from './empty-state';

/** What a page shows of a shop without data: what it would show, and the way to an import. */
export function EmptyShop(props: { icon: ReactNode; title: string; text: string }) {
  const common = useTranslations('common');
  const { slug } = useShop();
  return (
    <EmptyState
      {...props}
      action={
        <Button component={Link} href={`/${slug}/data`}>
          {common('importData')}
        </Button>
      }
    />
  );
}
