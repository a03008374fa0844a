'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { type Comparison } from '@/lib/schemas/comparison';

const load = () => import('./export-menu');

/** Opens the formats in which a comparison can be taken along. */
export function ExportButton({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  return (
    <LazyMenu
      load={load}
      menuProps={{ comparison }}
      target={(open) => (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-haspopup="menu"
          onClick={open}
        >
          {t('export')}
        </Button>
      )}
    />
  );
}
