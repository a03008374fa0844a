'use client';

import { Table } from '@/components/ui/table';
import { useTranslations } from 'next-intl';
import { type DetectedFile } from '@/lib/schemas/import';

/** The file's first rows as they were read. */
export function SampleTable({ detected }: { detected: DetectedFile }) {
  const t = useTranslations('data');
  return (
    <Table.ScrollContainer minWidth={400} maxHeight={220}  label={t('sample')}>
      <Table isSmall style={{ whiteSpace: 'nowrap' }}>
        <Table.Thead>
          <Table.Tr>
            {detected.columns.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {detected.sample.slice(0, 5).map((row, at) => (
            <Table.Tr key={at}>
              {detected.columns.map((name, column) => (
                <Table.Td key={name} maw={240} style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {row[column] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
