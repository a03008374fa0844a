'use client';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { segmentExportPath, segmentsOptions } from '@/lib/queries/segments';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { type SegmentActions } from './segment-actions';
import { useSegmentChange } from './use-segment-change';

const ListUpload = dynamic(() => import('./list-upload'), { ssr: false });
const LookAlikeForm = dynamic(() => import('./look-alike-form'), { ssr: false });
const RenameForm = dynamic(() => import('./rename-form'), { ssr: false });

/** What can be done with a whole segment: export, rename, copy, find alike ones, archive, delete. */
export default function SegmentMenu({
  segment,
  actions,
  target,
}: {
  segment: SegmentDetail;
  actions: SegmentActions;
  target: ReactNode;
}) {
  const t = useTranslations('segments.menu');
  const { slug } = useShop();
  const router = useRouter();
  const [open, setOpen] = useState<'delete' | 'list' | 'look-alike' | 'rename' | null>(null);
  const { data: segments } = useQuery({ ...segmentsOptions(slug), enabled: open === 'look-alike' });
  const input = { segmentId: segment.id };
  const { name } = segment;
  const duplicate = useSegmentChange(
    () => unwrap(actions.duplicate(slug, input)),
    () => ({ tone: 'success', title: t('duplicated', { name }) }),
  );
  const unarchive = useSegmentChange(
    () => unwrap(actions.unarchive(slug, input)),
    () => ({ tone: 'success', title: t('unarchived', { name }) }),
  );
  const archive = useSegmentChange(
    () => unwrap(actions.archive(slug, input)),
    () => ({
      tone: 'success',
      title: t('archived', { name }),
      undo: { label: t('undo'), run: () => unarchive.mutate() },
    }),
  );
  const remove = useSegmentChange(
    () => unwrap(actions.remove(slug, input)),
    () => ({ tone: 'info', title: t('deleted', { name }) }),
  );
  return (
    <>
      <Menu position="bottom-end" defaultOpened>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          {(['csv', 'json'] as const).map((format) => (
            <Menu.Item key={format} component="a" href={segmentExportPath(slug, segment.id, format)} download>
              {t(`export.${format}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setOpen('rename')}>{t('rename')}</Menu.Item>
          <Menu.Item
            onClick={() =>
              duplicate.mutate(undefined, {
                onSuccess: ({ segmentId }) => router.push(`/${slug}/segments/${segmentId}`),
              })
            }
          >
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item onClick={() => setOpen('look-alike')}>{t('lookAlike')}</Menu.Item>
          {segment.kind === 'list' ? (
            <Menu.Item onClick={() => setOpen('list')}>{t('replaceList')}</Menu.Item>
          ) : null}
          <Menu.Divider />
          {segment.archivedAt ? (
            <Menu.Item onClick={() => unarchive.mutate()}>{t('unarchive')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => archive.mutate()}>{t('archive')}</Menu.Item>
          )}
          <Menu.Item onClick={() => setOpen('delete')}>{t('delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' ? (
        <RenameForm segment={segment} update={actions.update} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'list' ? <ListUpload segmentId={segment.id} onClose={() => setOpen(null)} /> : null}
      {open === 'look-alike' && segments ? (
        <LookAlikeForm
          segments={segments}
          seedId={segment.id}
          create={actions.createLookAlike}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'delete' ? (
        <ConfirmDialog
          title={t('deleteTitle', { name })}
          text={t('deleteText')}
          confirm={t('delete')}
          isPending={remove.isPending}
          onConfirm={() =>
            remove.mutate(undefined, {
              onSuccess: () => router.push(`/${slug}/segments`),
              onError: () => setOpen(null),
            })
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
