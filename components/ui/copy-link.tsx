'use client';
import { Button, type ButtonProps } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { notify } from './notify';

const AddressPopover = lazy(() => import('./address-popover'));

/**
 * Copies this page's address. Browsers lend the clipboard to secure addresses only: over plain http, or where it is
 * refused, the address is shown to be copied by hand.
 */
export function CopyLink({ size, told }: Pick<ButtonProps, 'size'> & { told: string }) {
  const t = useTranslations('common');
  const [isShown, setShown] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      notify({ tone: 'success', title: told });
    } catch {
      setShown(true);
    }
  };
  const button = (
    <Button
      size={size}
      variant="default"
      leftSection={<IconLink size={size === 'xs' ? 14 : 16} aria-hidden />}
      onClick={() => void copy()}
    >
      {t('copyLink')}
    </Button>
  );
  return isShown ? (
    <Suspense fallback={button}>
      <AddressPopover target={button} onClose={() => setShown(false)} />
    </Suspense>
  ) : (
    button
  );
}
