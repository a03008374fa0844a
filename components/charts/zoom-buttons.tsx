'use client';
import { ActionIcon, Button } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type RefObject } from 'react';

const STEP = 1.6;

/** What a map on a canvas lets others do to its view. */
export interface ZoomHandle {
  zoom(factor: number): void;
  reset(): void;
}

/** Nearer, farther, and back to the whole map. */
export function ZoomButtons({ handle }: { handle: RefObject<ZoomHandle | null> }) {
  const common = useTranslations('common');
  return (
    <>
      <ActionIcon
        variant="default"
        aria-label={common('zoomOut')}
        onClick={() => handle.current?.zoom(1 / STEP)}
      >
        <IconMinus size={16} />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={common('zoomIn')} onClick={() => handle.current?.zoom(STEP)}>
        <IconPlus size={16} />
      </ActionIcon>
      <Button size="compact-sm" variant="default" onClick={() => handle.current?.reset()}>
        {common('wholeMap')}
      </Button>
    </>
  );
}
