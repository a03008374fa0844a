'use client';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { notify } from '@/components/ui/notify';
import { Panel } from '@/components/ui/panel';
import { notesOptions } from '@/lib/queries/portraits';
import { unwrap } from '@/lib/queries/unwrap';
import { type PortraitActions } from './portrait-actions';

/** What somebody wrote down about a customer; a deleted note comes back by undo. */
export function NotesPanel({ customerId, actions }: { customerId: number; actions: PortraitActions }) {
  const t = useTranslations('portrait');
  const format = useFormatter();
  const { slug } = useShop();
  const client = useQueryClient();
  const options = notesOptions(slug, customerId);
  const { data: notes = [], error, isSuccess } = useQuery(options);
  const [text, setText] = useState('');
  const onSettled = () => client.invalidateQueries({ queryKey: options.queryKey });
  const add = useMutation({
    mutationFn: (written: string) => unwrap(actions.addNote(slug, { customerId, text: written })),
    onSuccess: () => setText(''),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ id }: { id: number; text: string }) => unwrap(actions.deleteNote(slug, { noteId: id })),
    onSuccess: (_, note) =>
      notify({
        tone: 'info',
        title: t('noteDeleted'),
        undo: { label: t('undo'), run: () => add.mutate(note.text) },
      }),
    onSettled,
  });
  const problem = error ?? add.error ?? remove.error;
  return (
    <Panel title={t('notes')}>
      <Stack gap="sm">
        {isSuccess && notes.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noNotes')}
          </Text>
        ) : null}
        {notes.map((note) => (
          <Group key={note.id} justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
            <div>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {note.text}
              </Text>
              <Text size="xs" c="dimmed">
                {note.author} ·{' '}
                {format.dateTime(new Date(note.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
              </Text>
            </div>
            <Button
              className="no-print"
              size="compact-xs"
              variant="default"
              loading={remove.isPending && remove.variables.id === note.id}
              onClick={() => remove.mutate(note)}
              aria-label={t('deleteNote', { text: note.text.slice(0, 40) })}
            >
              {t('delete')}
            </Button>
          </Group>
        ))}
        <form
          className="no-print"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) add.mutate(text);
          }}
        >
          <Textarea
            label={t('newNote')}
            value={text}
            maxLength={4000}
            autosize
            minRows={2}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            type="submit"
            size="xs"
            mt="xs"
            variant="default"
            loading={add.isPending}
            disabled={!text.trim()}
          >
            {t('addNote')}
          </Button>
        </form>
        {problem ? (
          <Text size="sm" c="red">
            {problem.message}
          </Text>
        ) : null}
      </Stack>
    </Panel>
  );
}
