'use client';
import { NavLink, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { navigation } from './navigation';
import { useShop } from './shop-context';

/** The list of pages; the one that is open is marked. */
export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const t = useTranslations('layout.nav');
  const pathname = usePathname();
  const { slug } = useShop();
  return (
    <Stack gap={2} component="nav" aria-label={t('label')}>
      {navigation.map(({ name, path, icon: Icon }) => {
        const href = `/${slug}${path}`;
        const isOpen = path === '' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
        return (
          <NavLink
            key={name}
            component={Link}
            href={href}
            label={t(name)}
            active={isOpen}
            aria-current={isOpen ? 'page' : undefined}
            leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
            onClick={onNavigate}
            style={{ borderRadius: 'var(--mantine-radius-md)' }}
          />
        );
      })}
    </Stack>
  );
}
