'use client';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { type ModelRunView } from '@/lib/schemas/model';
import { type Registry } from './use-registry';

/** Make current, archive or bring back, delete after asking. `size` fits a row or a page's head. */
export function RunActions({
  run,
  registry,
  size,
  onDeleted,
}: {
  run: ModelRunView;
  registry: Registry;
  size: 'compact-xs' | 'sm';
  onDeleted?: () => void;
}) {
  const t = useTranslations('registry');
  const models = useTranslations('models');
  const [isAsking, setAsking] = useState(false);
  const { makeCurrent, archive, unarchive, remove } = registry;
  const name = models(`algorithmName.${run.algorithm}`);
  const isBusy = [makeCurrent, archive, unarchive, remove].some(({ isPending }) => isPending);
  const named = (label: string) => (size === 'sm' ? undefined : t('ofRun', { label, name }));
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Button
        size={size}
        variant="default"
        disabled={isBusy}
        aria-label={named(models('delete'))}
        onClick={() => setAsking(true)}
      >
        {models('delete')}
      </Button>
      {run.isCurrent ? null : run.isArchived ? (
        <Button
          size={size}
          variant="default"
          disabled={isBusy}
          aria-label={named(t('unarchive'))}
          onClick={() => unarchive.mutate(run)}
        >
          {t('unarchive')}
        </Button>
      ) : (
        <>
          <Button
            size={size}
            variant="default"
            disabled={isBusy}
            aria-label={named(t('archive'))}
            onClick={() => archive.mutate(run)}
          >
            {t('archive')}
          </Button>
          <Button
            size={size}
            variant={size === 'sm' ? 'filled' : 'default'}
            disabled={isBusy}
            aria-label={named(models('makeCurrent'))}
            onClick={() => makeCurrent.mutate(run)}
          >
            {models('makeCurrent')}
          </Button>
        </>
      )}
      {isAsking ? (
        <ConfirmDialog
          title={models('deleteTitle')}
          text={run.isCurrent ? models('deleteCurrentText') : models('deleteText')}
          confirm={models('delete')}
          isPending={remove.isPending}
          onConfirm={() => {
            onDeleted?.();
            remove.mutate(run, { onSettled: () => setAsking(false) });
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Group>
  );
}
