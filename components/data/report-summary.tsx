'use client';
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useTranslations } from 'next-intl';
import { type ImportReport } from '@/lib/schemas/import';

/** The cleaning report: counts, and each rule that left rows out with its first example. */
export function ReportSummary({ report }: { report: ImportReport }) {
  const t = useTranslations('data');
  const format = useFormatter();
  const date = (time: number | null) => (time === null ? null : format.dateTime(new Date(time), { dateStyle: 'medium' }));
  const [first, last] = [date(report.firstTime), date(report.lastTime)];
  const figures: [string, string][] = [
    [t('rowsRead'), format.number(report.rowsRead)],
    [t('rowsTaken'), format.number(report.rowsTaken)],
    [t('rowsRejected'), format.number(report.rowsRejected)],
    [t('customers'), format.number(report.customers)],
    [t('products'), format.number(report.products)],
    ...(report.returns > 0 ? [[t('returns'), format.number(report.returns)] as [string, string]] : []),
    ...(first && last ? [[t('span'), `${first} – ${last}`] as [string, string]] : []),
    ...(report.minValue !== null && report.maxValue !== null ? [[t('values'), `${format.number(report.minValue)} – ${format.number(report.maxValue)}`] as [string, string]] : []),
  ];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, xs: 3, md: 4, lg: 8 }} spacing="xs">
        {figures.map(([label, value]) => (
          <div key={label}>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
            <Text fw={600} className="tabular">
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {report.issues.length > 0 ? (
        <Table.ScrollContainer minWidth={560}  label={t('issues')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('issue')}</Table.Th>
                <Table.Th ta="right">{t('rows')}</Table.Th>
                <Table.Th>{t('example')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {report.issues.map(({ code, count, samples }) => (
                <Table.Tr key={code}>
                  <Table.Td>{t(`issueName.${code}`)}</Table.Td>
                  <Table.Td ta="right">{format.number(count)}</Table.Td>
                  <Table.Td>
                    <Text size="xs">{samples[0] ? t('line', { line: format.number(samples[0].line) }) : ''}</Text>
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {samples[0]?.raw.slice(0, 160)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </Stack>
  );
}
