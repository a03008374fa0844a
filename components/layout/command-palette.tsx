'use client';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button';

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });

/** The search of everything, by its button or Ctrl/⌘-K; its code comes when it is first opened. */
export function CommandPalette() {
  const t = useTranslations('layout');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <IconButton label={t('palette')} aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        <IconSearch size={18} stroke={1.7} />
      </IconButton>
      {isOpen ? <Palette onClose={() => setOpen(false)} /> : null}
    </>
  );
}
