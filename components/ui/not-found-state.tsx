import Link from 'next/link';
import { useTranslations } from 'next-intl';
import classes from './not-found-state.module.css';

/** The page for an address that leads to nothing. Plain elements: its code comes along with every page. */
export function NotFoundState() {
  const t = useTranslations('common');
  return (
    <div className={classes.place}>
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundText')}</p>
      <Link href="/">{t('toOverview')}</Link>
    </div>
  );
}
