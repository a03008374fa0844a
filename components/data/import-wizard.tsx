'use client';
import { Alert, Button, Group, NativeSelect, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { Panel } from '@/components/ui/panel';
import { jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type ColumnMapping, type ImportFormatId } from '@/lib/schemas/import';
import { type DataActions } from './data-actions';
import { DetectedFacts } from './detected-facts';
import { DryRun } from './dry-run';
import { SampleTable } from './sample-table';

/** From an uploaded file to its import: what was detected, which column is what, a dry run, go. */
export function ImportWizard({ importId, fileName, actions, onDone }: { importId: string; fileName: string; actions: DataActions; onDone: () => void }) {
  const t = useTranslations('data');
  const { slug } = useShop();
  const client = useQueryClient();
  const found = useQuery({ queryKey: ['upload', importId], queryFn: () => unwrap(actions.detect(slug, { importId })), staleTime: Infinity, retry: false });
  const [chosen, setChosen] = useState<{ format: ImportFormatId; mapping: ColumnMapping } | null>(null);
  const detected = found.data?.detected;
  const format = chosen?.format ?? detected?.format ?? null;
  const mapping = chosen?.mapping ?? detected?.mapping ?? {};
  const choice = { importId, ...(format ? { format } : {}), mapping };
  const preview = useMutation({ mutationFn: () => unwrap(actions.preview(slug, choice)) });
  const start = useMutation({
    mutationFn: () => unwrap(actions.start(slug, choice)),
    onSuccess: async () => {
      await client.invalidateQueries(jobsOptions(slug));
      onDone();
    },
  });
  const change = (next: { format: ImportFormatId; mapping: ColumnMapping }) => {
    preview.reset();
    setChosen(next);
  };
  const fields = found.data?.fields.find((entry) => entry.format === format)?.fields ?? [];
  const columns = detected ? [{ value: '', label: t('notMapped') }, ...detected.columns.map((name) => ({ value: name, label: detected.hasHeader ? name : t('column', { name }) })), { value: '#row', label: t('rowNumber') }] : [];
  const failure = preview.error ?? start.error;
  return (
    <Panel
      title={t('wizard', { name: fileName })}
      actions={
        <Button size="compact-sm" variant="subtle" color="gray" c="inherit" onClick={onDone}>
          {t('otherFile')}
        </Button>
      }
    >
      {found.isPending ? <Skeleton h={200} /> : null}
      {found.error ? (
        <Alert color="red" variant="outline" role="alert" title={t('unreadable')}>
          {found.error.message}
        </Alert>
      ) : null}
      {detected ? (
        <Stack>
          <DetectedFacts detected={detected} />
          <SampleTable detected={detected} />
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="sm">
            <NativeSelect
              label={t('format')}
              value={format ?? ''}
              data={[...(format ? [] : [{ value: '', label: t('chooseFormat') }]), ...(found.data?.fields ?? []).map((entry) => ({ value: entry.format, label: t(`formatName.${entry.format}`) }))]}
              onChange={(event) => {
                const entry = found.data?.fields.find((candidate) => candidate.format === event.currentTarget.value);
                if (entry) change({ format: entry.format, mapping: entry.format === detected.format ? detected.mapping : {} });
              }}
            />
            {format
              ? fields.map(({ name, required }) => {
                  const value = mapping[name] ?? '';
                  const isConstant = value.startsWith('=') || value.startsWith('#g');
                  return (
                    <NativeSelect
                      key={name}
                      label={t(`field.${name}`)}
                      withAsterisk={required}
                      value={value}
                      data={isConstant ? [{ value, label: value.startsWith('=') ? t('always', { value: value.slice(1) }) : t('genreFlags') }, ...columns] : columns}
                      onChange={(event) => change({ format, mapping: { ...mapping, [name]: event.currentTarget.value } })}
                    />
                  );
                })
              : null}
          </SimpleGrid>
          {failure ? (
            <Alert color="red" variant="outline" role="alert">
              {failure.message}
            </Alert>
          ) : null}
          {preview.data ? <DryRun preview={preview.data} /> : null}
          <Group justify="flex-end">
            <Text size="xs" c="dimmed">
              {t('dryRunText')}
            </Text>
            <Button variant="default" disabled={!format} loading={preview.isPending} onClick={() => preview.mutate()}>
              {t('dryRun')}
            </Button>
            <Button disabled={!format} loading={start.isPending} onClick={() => start.mutate()}>
              {t('import')}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Panel>
  );
}
