'use client';
import { Alert, Button, Paper, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { uploadFile } from '@/lib/queries/imports';
import classes from './file-drop.module.css';

/** A place to drop a file on, or to choose one with a button; uploads it at once. */
export function FileDrop({ onUploaded }: { onUploaded: (upload: { importId: string; fileName: string }) => void }) {
  const t = useTranslations('data');
  const { slug } = useShop();
  const input = useRef<HTMLInputElement>(null);
  const cancel = useRef<AbortController | null>(null);
  const [isOver, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => {
      cancel.current = new AbortController();
      return uploadFile(slug, file, cancel.current.signal).then(({ importId }) => ({ importId, fileName: file.name }));
    },
    onSuccess: onUploaded,
  });
  const isCancelled = upload.error?.name === 'AbortError';
  return (
    <Paper
      withBorder
      radius="lg"
      p="xl"
      className={classes.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) upload.mutate(file);
      }}
    >
      <Stack align="center" gap="xs">
        <IconFileUpload size={32} stroke={1.5} aria-hidden />
        <Text fw={600}>{t('drop')}</Text>
        <Text size="sm" c="dimmed" ta="center" maw="64ch">
          {t('dropText')}
        </Text>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('choose')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) upload.mutate(file);
            event.currentTarget.value = '';
          }}
        />
        {upload.isPending ? (
          <Button variant="default" onClick={() => cancel.current?.abort()}>
            {t('cancelUpload')}
          </Button>
        ) : (
          <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        )}
        {upload.isPending ? (
          <Text size="sm" role="status">
            {t('uploading')}
          </Text>
        ) : null}
        {upload.error && !isCancelled ? (
          <Alert color="red" variant="outline" role="alert">
            {upload.error.message}
          </Alert>
        ) : null}
      </Stack>
    </Paper>
  );
}
