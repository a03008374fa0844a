'use client';
import { Alert, Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { notify } from '@/components/ui/notify';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { importOptions, rejectsPath } from '@/lib/queries/imports';
import { unwrap } from '@/lib/queries/unwrap';
import { type DataActions } from './data-actions';
import { ReportSummary } from './report-summary';

/** One import: what it added, its cleaning report, its rejects to download, and the way back. */
export function ImportView({ importId, undo: undoAction }: { importId: string; undo: DataActions['undo'] }) {
  const t = useTranslations('data');
  const format = useFormatter();
  const { slug } = useShop();
  const client = useQueryClient();
  const { data } = useQuery(importOptions(slug, importId));
  const [isAsking, setAsking] = useState(false);
  const undo = useMutation({
    mutationFn: () => unwrap(undoAction(slug, { importId })),
    onSuccess: async () => {
      await client.invalidateQueries();
      notify({ tone: 'success', title: t('undone') });
    },
    onError: (error) => notify({ tone: 'error', title: error.message }),
    onSettled: () => setAsking(false),
  });
  if (!data) return null;
  const counts: [string, number][] = [
    [t('added'), data.interactionsAdded], [t('known'), data.interactionsKnown], [t('newCustomers'), data.customersAdded], [t('changedCustomers'), data.customersUpdated],
    [t('newProducts'), data.productsAdded], [t('changedProducts'), data.productsUpdated],
  ];
  return (
    <>
      <PageHeader
        title={data.fileName}
        text={t('importText', { when: format.dateTime(new Date(data.createdAt), { dateStyle: 'long', timeStyle: 'short' }), size: format.number(data.fileSize / 1024, { maximumFractionDigits: 0 }) })}
        actions={
          <>
            <Badge size="lg" variant="light" color={data.status === 'done' ? 'teal' : data.status === 'failed' ? 'red' : 'gray'}>
              {t(`statusName.${data.status}`)}
            </Badge>
            {data.status === 'done' ? (
              <Button variant="default" onClick={() => setAsking(true)}>
                {t('undo')}
              </Button>
            ) : null}
          </>
        }
      />
      {data.error ? (
        <Alert color="red" variant="outline" mb="md">
          {data.error}
        </Alert>
      ) : null}
      <Stack>
        <Panel title={t('result')} text={data.format ? t(`formatName.${data.format}`) : undefined}>
          <SimpleGrid cols={{ base: 2, xs: 3, lg: 6 }}>
            {counts.map(([label, value]) => (
              <div key={label}>
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
                <Text fw={650} fz={20} className="tabular">
                  {format.number(value)}
                </Text>
              </div>
            ))}
          </SimpleGrid>
        </Panel>
        {data.report ? (
          <Panel
            title={t('report')}
            text={t('reportText')}
            actions={
              data.report.rowsRejected > 0 ? (
                <Group>
                  <Button component="a" href={rejectsPath(slug, data.id)} download variant="default" size="xs" leftSection={<IconDownload size={14} />}>
                    {t('downloadRejects')}
                  </Button>
                </Group>
              ) : null
            }
          >
            <ReportSummary report={data.report} />
          </Panel>
        ) : null}
      </Stack>
      {isAsking ? <ConfirmDialog title={t('undoTitle')} text={t('undoText')} confirm={t('undo')} isPending={undo.isPending} onConfirm={() => undo.mutate()} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
