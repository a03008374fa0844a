'use client';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { notify } from '@/components/ui/notify';
import { unwrap } from '@/lib/queries/unwrap';
import { type ModelRunView } from '@/lib/schemas/model';
import { type ModelActions } from './model-actions';

/** Deletes a run after asking; the shop is then without a current model if it was that one. */
export function DeleteRunButton({
  run,
  deleteRun,
}: {
  run: ModelRunView;
  deleteRun: ModelActions['deleteRun'];
}) {
  const t = useTranslations('models');
  const { slug } = useShop();
  const router = useRouter();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => unwrap(deleteRun(slug, { runId: run.id })),
    onSuccess: () => {
      void client.invalidateQueries();
      router.push(`/${slug}/models`);
    },
    onError: (error) => notify({ tone: 'error', title: error.message }),
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={t('deleteTitle')}
          text={run.isCurrent ? t('deleteCurrentText') : t('deleteText')}
          confirm={t('delete')}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
