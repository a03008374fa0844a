'use client';
import { Stack, Text } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useTranslations } from 'next-intl';
import { type ImportPreview } from '@/lib/schemas/import';
import { ReportSummary } from './report-summary';

/** What the import would take and leave out, with sample rows as they would be taken. */
export function DryRun({ preview }: { preview: ImportPreview }) {
  const t = useTranslations('data');
  const names = Object.keys(preview.sample[0] ?? {}).filter((name) => preview.sample.some((row) => row[name]));
  return (
    <Stack gap="sm" data-testid="dry-run">
      <Text fw={600} role="status">
        {preview.isWhole ? t('dryRunDone') : t('dryRunPart', { rows: preview.report.rowsRead })}
      </Text>
      <ReportSummary report={preview.report} />
      {preview.sample.length > 0 ? (
        <Table.ScrollContainer minWidth={400}  label={t('takenRows')}>
          <Table isSmall style={{ whiteSpace: 'nowrap' }}>
            <Table.Thead>
              <Table.Tr>
                {names.map((name) => (
                  <Table.Th key={name}>{t.has(`field.${name}`) ? t(`field.${name}`) : name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.sample.map((row, at) => (
                <Table.Tr key={at}>
                  {names.map((name) => (
                    <Table.Td key={name}>{(row[name] ?? '').slice(0, 60)}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </Stack>
  );
}
