'use client';
import { Popover, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';

/** This page's address, selected, to be copied by hand. */
export default function AddressPopover({ target, onClose }: { target: ReactNode; onClose: () => void }) {
  const t = useTranslations('common');
  return (
    <Popover opened onDismiss={onClose} trapFocus withArrow shadow="md" width={320} position="bottom-end">
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>
        <TextInput
          label={t('copyByHand')}
          readOnly
          data-autofocus
          value={window.location.href}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={() => {}}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
