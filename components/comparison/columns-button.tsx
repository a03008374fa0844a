'use client';
import { Button } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { type RunColumn } from './run-columns';

const load = () => import('./column-chooser');

/** Opens the choice of columns of the runs table. */
export function ColumnsButton(menuProps: {
  columns: readonly RunColumn[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const t = useTranslations('compare');
  return (
    <LazyMenu
      load={load}
      menuProps={menuProps}
      target={(open) => (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          aria-haspopup="dialog"
          onClick={open}
        >
          {t('columns')}
        </Button>
      )}
    />
  );
}
