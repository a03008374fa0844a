'use client';
import { Alert, Button, Group, Modal, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentSummary } from '@/lib/schemas/segment';
import { NameField } from './name-field';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';

/** Makes a segment of the customers who are most similar to another one's members. */
export default function LookAlikeForm({
  segments,
  seedId: given,
  create,
  onClose,
}: {
  segments: readonly SegmentSummary[];
  seedId?: string;
  create: SegmentActions['createLookAlike'];
  onClose: () => void;
}) {
  const t = useTranslations('segments.lookAlike');
  const common = useTranslations('common');
  const { slug } = useShop();
  const router = useRouter();
  const [seedId, setSeed] = useState(given ?? segments[0]?.id ?? '');
  const seedName = segments.find(({ id }) => id === seedId)?.name ?? '';
  const [typed, setName] = useState<string | null>(null);
  const name = typed ?? t('nameOf', { name: seedName });
  const [size, setSize] = useState(500);
  const [measure, setMeasure] = useState<'cosine' | 'model'>('cosine');
  const make = useSegmentChange(
    () => unwrap(create(slug, { name, seedId, size, measure })),
    () => ({ tone: 'success', title: t('made', { name }) }),
  );
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(undefined, {
            onSuccess: ({ segmentId }) => router.push(`/${slug}/segments/${segmentId}`),
          });
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('text')}</Text>
          <NativeSelect
            label={t('seed')}
            value={seedId}
            data={segments.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={({ currentTarget }) => setSeed(currentTarget.value)}
          />
          <NameField label={t('name')} value={name} onName={setName} />
          <NumberInput
            label={t('size')}
            min={1}
            max={1_000_000}
            hideControls
            value={size}
            onChange={(value) => setSize(typeof value === 'number' ? Math.max(1, Math.round(value)) : 1)}
          />
          <NativeSelect
            label={t('measure')}
            value={measure}
            data={(['cosine', 'model'] as const).map((value) => ({
              value,
              label: t(`measureName.${value}`),
            }))}
            onChange={({ currentTarget }) => setMeasure(currentTarget.value === 'model' ? 'model' : 'cosine')}
          />
          {make.error ? (
            <Alert color="red" variant="outline" role="alert">
              {make.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button type="submit" loading={make.isPending} disabled={seedId === '' || name.trim() === ''}>
              {t('make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
