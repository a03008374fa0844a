'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { navigation } from './navigation';
import { useShop } from './shop-context';
import classes from './sidebar.module.css';

/** The list of pages; the one that is open is marked. */
export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const t = useTranslations('layout.nav');
  const pathname = usePathname();
  const { slug } = useShop();
  return (
    <nav aria-label={t('label')} className={classes.list}>
      {navigation.map(({ name, path, icon: Icon }) => {
        const href = `/${slug}${path}`;
        const isOpen = path === '' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
        return (
          <Link
            key={name}
            href={href}
            className={classes.link}
            aria-current={isOpen ? 'page' : undefined}
            onClick={onNavigate}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
            {t(name)}
          </Link>
        );
      })}
    </nav>
  );
}
