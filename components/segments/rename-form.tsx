'use client';
import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { DescriptionField } from './description-field';
import { NameField } from './name-field';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';

/** Changes what a segment is called and what is said of it; its rule and members stay. */
export default function RenameForm({
  segment,
  update,
  onClose,
}: {
  segment: SegmentDetail;
  update: SegmentActions['update'];
  onClose: () => void;
}) {
  const t = useTranslations('segments');
  const common = useTranslations('common');
  const { slug } = useShop();
  const [name, setName] = useState(segment.name);
  const [description, setDescription] = useState(segment.description);
  const save = useSegmentChange(
    () => unwrap(update(slug, { segmentId: segment.id, name, description })),
    () => ({ tone: 'success', title: t('menu.renamed', { name }) }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('menu.renameTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <Stack gap="sm">
          <NameField label={t('form.name')} hasFocus value={name} onName={setName} />
          <DescriptionField value={description} onDescription={setDescription} />
          {save.error ? (
            <Alert color="red" variant="outline" role="alert">
              {save.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
