'use client';
import { ActionIcon, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { pathText, type RuleProblem } from '@/lib/segments/rule-problems';
import { BuilderProvider } from './builder-context';
import { GroupBox } from './group-box';
import { useCatalogue } from './use-catalogue';
import { type RuleEditor } from './use-rule-editor';

/** The path of the line that the keyboard is in. */
function focusedPath(target: EventTarget): readonly number[] | null {
  if (!(target instanceof Element)) return null;
  const text = target.closest('[data-rule]')?.getAttribute('data-rule');
  return text ? text.split('.').map(Number) : null;
}

/** Writes a rule: nested groups of conditions, by mouse or keyboard, every step undoable. */
export function RuleBuilder({
  editor,
  problems,
  ownId,
}: {
  editor: RuleEditor;
  problems: ReadonlyMap<string, RuleProblem>;
  ownId?: string;
}) {
  const t = useTranslations('segments.builder');
  const place = useRef<HTMLDivElement>(null);
  const { data: catalogue, error, refetch } = useCatalogue([editor.rule]);
  const { focus } = editor;
  useEffect(() => {
    if (!focus) return;
    const line = place.current?.querySelector(`[data-rule="${pathText(focus.path)}"]`);
    line?.querySelector<HTMLElement>(`[data-part="${focus.part}"]`)?.focus();
  }, [focus]);
  const onKey = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const isCommand = event.ctrlKey || event.metaKey;
    const path = focusedPath(event.target);
    const run = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (isCommand && key === 'z' && !event.altKey) return run(event.shiftKey ? editor.redo : editor.undo);
    if (isCommand && key === 'y') return run(editor.redo);
    if (!event.altKey || !path) return;
    if (key === 'arrowup') run(() => editor.move(path, -1));
    else if (key === 'arrowdown') run(() => editor.move(path, 1));
    else if (key === 'delete' || key === 'backspace') run(() => editor.remove(path));
  };
  const value = useMemo(
    () => (catalogue ? { editor, catalogue, problems, ownId } : null),
    [editor, catalogue, problems, ownId],
  );
  if (error && !catalogue) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!value) return <Skeleton h={160} radius="md" />;
  return (
    <div ref={place} onKeyDown={onKey}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t('keys')}
        </Text>
        <Group gap={4} ml="auto">
          <ActionIcon
            variant="default"
            aria-label={t('undo')}
            aria-keyshortcuts="Control+Z Meta+Z"
            disabled={!editor.canUndo}
            onClick={editor.undo}
          >
            <IconArrowBackUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('redo')}
            aria-keyshortcuts="Control+Shift+Z Control+Y"
            disabled={!editor.canRedo}
            onClick={editor.redo}
          >
            <IconArrowForwardUp size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <BuilderProvider value={value}>
        <GroupBox group={editor.rule} path={[]} />
      </BuilderProvider>
    </div>
  );
}
