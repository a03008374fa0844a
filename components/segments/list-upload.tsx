'use client';
import { Alert, Anchor, Button, FileInput, Group, Modal, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { Table } from '@/components/ui/table';
import { uploadList } from '@/lib/queries/segments';
import { type ListReport } from '@/lib/schemas/segment';
import { NameField } from './name-field';
import { useSegmentChange } from './use-segment-change';

function Report({ report }: { report: ListReport }) {
  const t = useTranslations('segments.upload');
  const format = useFormatter();
  const { slug } = useShop();
  const figures = (['lines', 'members', 'repeated', 'unknown'] as const).map(
    (name) => [name, report[name]] as const,
  );
  return (
    <Stack gap="sm" data-testid="list-report">
      <Table isSmall isVertical>
        <Table.Tbody>
          {figures.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th>{t(name)}</Table.Th>
              <Table.Td>{format.number(value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {report.unknownLines.length > 0 ? (
        <Text size="xs" c="dimmed">
          {t('unknownLines', {
            lines: report.unknownLines.map(({ line, value }) => `${line}: ${value}`).join(' · '),
          })}
        </Text>
      ) : null}
      <Anchor component={Link} href={`/${slug}/segments/${report.segmentId}`} size="sm">
        {t('open')}
      </Anchor>
    </Stack>
  );
}

/** Makes a static list of the ids or e-mails in a CSV, or replaces one, and reports what became of its lines. */
export default function ListUpload({ segmentId, onClose }: { segmentId?: string; onClose: () => void }) {
  const t = useTranslations('segments.upload');
  const common = useTranslations('common');
  const { slug } = useShop();
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const upload = useSegmentChange(
    (chosen: File) => uploadList(slug, chosen, segmentId ? { segmentId } : { name }),
    () => null,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(segmentId ? 'replaceTitle' : 'title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {upload.data ? (
        <Report report={upload.data} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (file) upload.mutate(file);
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{t('text')}</Text>
            {segmentId ? null : <NameField label={t('name')} value={name} onName={setName} />}
            <FileInput
              label={t('file')}
              placeholder={t('choose')}
              accept=".csv,.txt,text/csv,text/plain"
              value={file}
              onChange={setFile}
            />
            {upload.error ? (
              <Alert color="red" variant="outline" role="alert">
                {upload.error.message}
              </Alert>
            ) : null}
            <Group justify="flex-end">
              <Button
                type="submit"
                loading={upload.isPending}
                disabled={!file || (!segmentId && name.trim() === '')}
              >
                {t('upload')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
