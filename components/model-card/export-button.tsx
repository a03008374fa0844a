'use client';
import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { type Comparison } from '@/lib/schemas/comparison';
import { type AlgorithmInfo, type ModelRunView } from '@/lib/schemas/model';

const load = () => import('./export-menu');

/** Opens the forms in which a card can be taken along. */
export function ExportButton(menuProps: {
  run: ModelRunView;
  algorithm: AlgorithmInfo;
  comparison: Comparison | undefined;
}) {
  const t = useTranslations('card');
  return (
    <LazyMenu
      load={load}
      menuProps={menuProps}
      target={(open) => (
        <Button
          variant="default"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-haspopup="menu"
          onClick={open}
        >
          {t('export')}
        </Button>
      )}
    />
  );
}
