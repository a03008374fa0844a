'use client';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { type SegmentActions } from './segment-actions';

const load = () => import('./segment-menu');

/** Opens what can be done with a whole segment. */
export function SegmentMenuButton(menuProps: { segment: SegmentDetail; actions: SegmentActions }) {
  const t = useTranslations('segments.menu');
  return (
    <LazyMenu
      load={load}
      menuProps={menuProps}
      target={(open) => (
        <ActionIcon variant="default" size="lg" aria-label={t('label')} aria-haspopup="menu" onClick={open}>
          <IconDots size={18} />
        </ActionIcon>
      )}
    />
  );
}
