'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';

/** Asks before a page is left on which something is not saved: by closing it, and by the studio's own links. */
export function useLeaveGuard(isDirty: boolean): ReactNode {
  const t = useTranslations('segments.leave');
  const router = useRouter();
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
        return;
      if (link.origin !== window.location.origin || link.pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setHref(link.pathname + link.search);
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isDirty]);
  return href === null ? null : (
    <ConfirmDialog
      title={t('title')}
      text={t('text')}
      confirm={t('confirm')}
      isPending={false}
      onConfirm={() => {
        setHref(null);
        router.push(href);
      }}
      onClose={() => setHref(null)}
    />
  );
}
